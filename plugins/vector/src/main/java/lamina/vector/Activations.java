package lamina.vector;

import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.ops.ReluGradient;

/** Activations that the portable kernels leave slow. */
record Activations(Session session) {

    Preparation backward(ReluGradient op, HostMemory memory) {
        Work work = new Work(memory, session);
        work.add(op.dx().shape().size(), new Rectifier(work.of(op.forward().y()), work.of(op.dy()), work.of(op.dx())));
        return work.accept("relu");
    }
}
