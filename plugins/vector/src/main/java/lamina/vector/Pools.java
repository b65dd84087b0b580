package lamina.vector;

import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.api.graph.Shape;
import lamina.ops.MaxPool;
import lamina.ops.MaxPoolGradient;
import lamina.ops.Window;

/** Max pooling in vectors across the channels; the workspace holds places, as the portable kernels leave it. */
record Pools(Session session) {

    Preparation forward(MaxPool op, HostMemory memory) {
        Shape x = op.x().shape();
        Shape y = op.y().shape();
        return Lanes.unfit(x.dim(3)).<Preparation>map(Preparation.Declined::new).orElseGet(() -> {
            Work work = new Work(memory, session);
            Window window = op.window();
            work.add(
                    y.size() / y.dim(3),
                    new Maximum(
                            work.of(op.x()),
                            work.of(op.y()),
                            work.of(op.workspace()),
                            x.dim(1),
                            x.dim(2),
                            x.dim(3),
                            y.dim(1),
                            y.dim(2),
                            window.kernelHeight(),
                            window.kernelWidth(),
                            window.strideHeight(),
                            window.strideWidth(),
                            window.padTop(),
                            window.padLeft()));
            return work.accept("maximum");
        });
    }

    Preparation backward(MaxPoolGradient op, HostMemory memory) {
        Shape x = op.dx().shape();
        Shape y = op.dy().shape();
        return Lanes.unfit(x.dim(3)).<Preparation>map(Preparation.Declined::new).orElseGet(() -> {
            Work work = new Work(memory, session);
            Window window = op.forward().window();
            work.add(
                    x.size() / x.dim(3),
                    new Winners(
                            work.of(op.dy()),
                            work.of(op.forward().workspace()),
                            work.of(op.dx()),
                            x.dim(1),
                            x.dim(2),
                            x.dim(3),
                            y.dim(1),
                            y.dim(2),
                            window.kernelHeight(),
                            window.kernelWidth(),
                            window.strideHeight(),
                            window.strideWidth(),
                            window.padTop(),
                            window.padLeft()));
            return work.accept("maximum");
        });
    }
}
