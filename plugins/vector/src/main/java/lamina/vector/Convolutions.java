package lamina.vector;

import lamina.api.backend.HostMemory;
import lamina.api.backend.Preparation;
import lamina.api.graph.Shape;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;
import lamina.ops.Window;

/** Convolutions as products with patches, which are gathered block by block while the product goes on. */
record Convolutions(Session session) {

    /** y[place, out] = patches of x [place, taps · in] · w [taps · in, out] + b. */
    Preparation forward(Conv op, HostMemory memory) {
        Work work = new Work(memory, session);
        Shape y = op.y().shape();
        int outputs = y.dim(3) / op.group();
        Patches patches = patches(op, work.of(op.x()));
        Lattice all = Lattice.whole(y.dim(1), y.dim(2));
        work.multiplyPacked(
                patches,
                filters(op, work.of(op.w())),
                new Maps(work.of(op.y()), work.of(op.b()), y.dim(3), outputs, all),
                Grid.tall(op.group(), y.size() / y.dim(3), outputs, patches.size(), work.threads()));
        return work.accept("patches");
    }

    /** dw[out, taps · in] = dy [place, out] transposed · patches of x, db the sums of dy. */
    Preparation weights(ConvWeights op, HostMemory memory) {
        Work work = new Work(memory, session);
        Conv conv = op.forward();
        Shape y = op.dy().shape();
        int outputs = y.dim(3) / conv.group();
        Patches patches = patches(conv, work.of(conv.x()));
        work.multiply(
                new Transposed(work.of(op.dy()), y.dim(3), outputs),
                patches,
                new Gradients(
                        work.of(op.dw()),
                        outputs,
                        patches.depth(),
                        conv.window().area()),
                Grid.wide(conv.group(), outputs, patches.size(), y.size() / y.dim(3), work.threads()));
        work.sumChannels(op.dy(), op.db());
        return work.accept("patches");
    }

    /**
     * dx[place, in] = patches of dy [place, taps · out] · w [taps · out, in]. With strides, places take turns in which taps reach them:
     * each turn is a convolution without strides of its own.
     */
    Preparation data(ConvData op, HostMemory memory) {
        Work work = new Work(memory, session);
        Window window = op.forward().window();
        Shape x = op.dx().shape();
        long zeros = work.zeros(x.dim(3));
        for (int row = 0; row < Math.min(x.dim(1), window.strideHeight()); row++) {
            for (int column = 0; column < Math.min(x.dim(2), window.strideWidth()); column++) {
                new Turn(op, row, column).add(work, zeros);
            }
        }
        return work.accept("patches");
    }

    private static Patches patches(Conv op, long source) {
        Shape x = op.x().shape();
        Shape y = op.y().shape();
        Window window = op.window();
        return new Patches(
                source,
                x.dim(1),
                x.dim(2),
                op.group(),
                x.dim(3) / op.group(),
                y.dim(1),
                y.dim(2),
                window.kernelHeight(),
                window.kernelWidth(),
                window.strideHeight(),
                window.strideWidth(),
                -window.padTop(),
                -window.padLeft());
    }

    /** Row (tap, in) of column out is w[out, in, tap]. */
    private static Filters filters(Conv op, long weights) {
        Shape w = op.w().shape();
        int outputs = w.dim(0) / op.group();
        int taps = w.dim(2) * w.dim(3);
        int filter = w.itemSize();
        return new Filters(weights, outputs * filter, outputs, filter, w.dim(1), taps, w.dim(3), 0, w.dim(3), 1);
    }
}
