package lamina.vector;

import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.ops.Dropout;

/** Dropout, whose random numbers cost ten times what it does with them. */
record Dropouts(Session session) {

    Preparation forward(Dropout op, HostMemory memory) {
        Work work = new Work(memory, session);
        work.add(
                op.y().shape().size(),
                new Drop(
                        work.of(op.x()),
                        work.of(op.step()),
                        work.of(op.y()),
                        memory.scratch(op.y().bytes()).address(),
                        op.ratio(),
                        op.scale(),
                        op.seed(),
                        op.offset(),
                        op.perPicture()));
        return work.accept("dropout");
    }
}
