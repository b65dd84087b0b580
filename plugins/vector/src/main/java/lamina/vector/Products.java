package lamina.vector;

import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.api.graph.Shape;
import lamina.ops.Gemm;
import lamina.ops.GemmData;
import lamina.ops.GemmWeights;

/** Dense layers. x is [batch, in], w is [out, in], y is [batch, out]. */
record Products(Session session) {

    /** yᵀ = w · xᵀ + b: so w is read once, and the smaller x is what is transposed. */
    Preparation forward(Gemm op, HostMemory memory) {
        Work work = new Work(memory, session);
        int batch = op.x().shape().dim(0);
        int in = op.w().shape().dim(1);
        int out = op.w().shape().dim(0);
        work.multiplyPacked(
                Patches.matrix(work.of(op.w()), out, in),
                Filters.transposed(work.of(op.x()), batch, in),
                new Outputs(work.of(op.y()), work.of(op.b()), out),
                Grid.tall(1, out, batch, in, work.threads()));
        return work.accept("product");
    }

    /** dx = dy · w. */
    Preparation data(GemmData op, HostMemory memory) {
        Work work = new Work(memory, session);
        Shape w = op.forward().w().shape();
        int batch = op.dx().shape().dim(0);
        work.multiply(
                Patches.matrix(work.of(op.dy()), batch, w.dim(0)),
                Patches.matrix(work.of(op.forward().w()), w.dim(0), w.dim(1)),
                new Maps(work.of(op.dx()), work.zeros(w.dim(1)), w.dim(1), w.dim(1), Lattice.whole(1, 1)),
                Grid.wide(1, batch, w.dim(1), w.dim(0), work.threads()));
        return work.accept("product");
    }

    /** dw = dyᵀ · x, db the sums of dy. */
    Preparation weights(GemmWeights op, HostMemory memory) {
        Work work = new Work(memory, session);
        Shape w = op.dw().shape();
        int batch = op.dy().shape().dim(0);
        work.multiply(
                new Transposed(work.of(op.dy()), w.dim(0), w.dim(0)),
                Patches.matrix(work.of(op.forward().x()), batch, w.dim(1)),
                new Gradients(work.of(op.dw()), w.dim(0), w.dim(1), 1),
                Grid.wide(1, w.dim(0), w.dim(1), batch, work.threads()));
        work.sumChannels(op.dy(), op.db());
        return work.accept("product");
    }
}
