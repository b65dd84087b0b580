package lamina.onednn;

import lamina.api.backend.HostMemory;
import lamina.api.backend.OpOverride;
import lamina.api.backend.Preparation;

/** Runs ops of our own. */
record OwnOverride<O extends Own>(Class<O> op, Session session) implements OpOverride<O, HostMemory> {

    @Override
    public Class<HostMemory> memory() {
        return HostMemory.class;
    }

    @Override
    public Preparation prepare(O op, HostMemory memory) {
        return op.prepare(memory, session);
    }
}
