package lamina.vector;

import lamina.api.backend.HostMemory;
import lamina.api.backend.OpOverride;
import lamina.api.backend.Preparation;
import lamina.api.graph.Op;

/** Runs one kind of op by a recipe. */
record VectorOverride<O extends Op>(Class<O> op, Recipe<O> recipe) implements OpOverride<O, HostMemory> {

    /** Prepares one op, or says why not. */
    interface Recipe<O extends Op> {
        Preparation prepare(O op, HostMemory memory);
    }

    @Override
    public Class<HostMemory> memory() {
        return HostMemory.class;
    }

    @Override
    public Preparation prepare(O op, HostMemory memory) {
        return recipe.prepare(op, memory);
    }
}
