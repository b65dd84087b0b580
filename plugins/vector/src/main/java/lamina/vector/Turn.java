package lamina.vector;

import lamina.api.graph.Shape;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.Window;

/**
 * The gradient of every so manyeth place of a convolution's input: those that the same taps reach. Along one dimension, tap t of a
 * window at place o covers x = o · stride − pad + t; so for x = first + stride · i it is the taps t = rest + stride · u with rest =
 * (first + pad) mod stride, at the places o = i + (first + pad) / stride − u.
 *
 * @param row the first row
 * @param column the first column
 */
record Turn(ConvData op, int row, int column) {

    void add(Work work, long zeros) {
        Shape x = op.dx().shape();
        Window window = op.forward().window();
        Lattice lattice = new Lattice(x.dim(1), x.dim(2), row, column, window.strideHeight(), window.strideWidth());
        Patches patches = patches(lattice, work.of(op.dy()));
        int inputs = x.dim(3) / op.forward().group();
        int places = x.dim(0) * lattice.rows() * lattice.columns();
        work.multiplyPacked(
                patches,
                filters(work.of(op.forward().w())),
                new Maps(work.of(op.dx()), zeros, x.dim(3), inputs, lattice),
                Grid.tall(op.forward().group(), places, inputs, patches.size(), work.threads()));
    }

    /** The taps are taken backwards, so that their places go forwards. */
    private Patches patches(Lattice lattice, long source) {
        Conv conv = op.forward();
        Shape y = op.dy().shape();
        Window window = conv.window();
        return new Patches(
                source,
                y.dim(1),
                y.dim(2),
                conv.group(),
                y.dim(3) / conv.group(),
                lattice.rows(),
                lattice.columns(),
                high(),
                wide(),
                1,
                1,
                (row + window.padTop()) / window.strideHeight() - high() + 1,
                (column + window.padLeft()) / window.strideWidth() - wide() + 1);
    }

    /** Row (tap, out) of column in is w[out, in, tap]. */
    private Filters filters(long weights) {
        Conv conv = op.forward();
        Shape w = conv.w().shape();
        Window window = conv.window();
        int outputs = w.dim(0) / conv.group();
        int lowest = (row + window.padTop()) % window.strideHeight() + (high() - 1) * window.strideHeight();
        int rightmost = (column + window.padLeft()) % window.strideWidth() + (wide() - 1) * window.strideWidth();
        return new Filters(
                weights,
                outputs * w.itemSize(),
                w.dim(1),
                window.area(),
                outputs,
                w.itemSize(),
                Math.max(1, wide()),
                lowest * window.kernelWidth() + rightmost,
                -window.strideHeight() * window.kernelWidth(),
                -window.strideWidth());
    }

    /** How many of the taps in a column; 0 if the kernel ends before. */
    private int high() {
        Window window = op.forward().window();
        return taps(window.kernelHeight(), window.strideHeight(), row + window.padTop());
    }

    private int wide() {
        Window window = op.forward().window();
        return taps(window.kernelWidth(), window.strideWidth(), column + window.padLeft());
    }

    private static int taps(int kernel, int stride, int first) {
        return Math.max(0, (kernel - first % stride + stride - 1) / stride);
    }
}
