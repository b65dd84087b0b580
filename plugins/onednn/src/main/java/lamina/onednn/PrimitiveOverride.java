package lamina.onednn;

import lamina.api.backend.HostMemory;
import lamina.api.backend.OpOverride;
import lamina.api.backend.Preparation;
import lamina.api.graph.Op;

/** Runs one kind of op as primitives that a recipe sets up. */
record PrimitiveOverride<O extends Op>(Class<O> op, Session session, Recipe<O> recipe)
        implements OpOverride<O, HostMemory> {

    /** Adds an op's primitives to a bench. */
    interface Recipe<O extends Op> {
        void prepare(O op, Bench bench) throws Unfit;
    }

    @Override
    public Class<HostMemory> memory() {
        return HostMemory.class;
    }

    @Override
    public Preparation prepare(O op, HostMemory memory) {
        Dnnl.setThreads(memory.threads()); // a primitive divides its work when it is created
        try (Bench bench = new Bench(op, session, memory)) {
            recipe.prepare(op, bench);
            return new Preparation.Accepted(bench.steps(), "onednn " + bench.implementations());
        } catch (Unfit e) {
            return new Preparation.Declined(e.getMessage());
        }
    }
}
