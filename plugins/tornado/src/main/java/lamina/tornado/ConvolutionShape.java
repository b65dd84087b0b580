package lamina.tornado;

import lamina.api.graph.Shape;
import lamina.ops.Conv;
import lamina.ops.Window;

/**
 * The sizes of a convolution, as kernels want them.
 *
 * @param batch images
 * @param input rows and columns of x, as one {@link #pair}
 * @param output rows and columns of y
 * @param kernel rows and columns of the window
 * @param strides of the window
 * @param pads above and on the left
 * @param in channels of x in one group
 * @param out channels of y in one group
 * @param groups how many
 */
record ConvolutionShape(
        int batch, int input, int output, int kernel, int strides, int pads, int in, int out, int groups) {
    private static final int LARGEST = 32767;

    static ConvolutionShape of(Conv op) {
        Shape x = op.x().shape();
        Shape y = op.y().shape();
        Window window = op.window();
        return new ConvolutionShape(
                x.dim(0),
                pair(x.dim(1), x.dim(2)),
                pair(y.dim(1), y.dim(2)),
                pair(window.kernelHeight(), window.kernelWidth()),
                pair(window.strideHeight(), window.strideWidth()),
                pair(window.padTop(), window.padLeft()),
                x.dim(3) / op.group(),
                y.dim(3) / op.group(),
                op.group());
    }

    /** Whether every number of the op can be half of a pair. */
    static boolean fits(Conv op) {
        Window window = op.window();
        Shape x = op.x().shape();
        Shape y = op.y().shape();
        return Math.max(Math.max(x.dim(1), x.dim(2)), Math.max(y.dim(1), y.dim(2))) <= LARGEST
                && Math.max(window.kernelHeight(), window.kernelWidth()) <= LARGEST
                && Math.max(window.strideHeight(), window.strideWidth()) <= LARGEST
                && Math.max(window.padTop(), window.padLeft()) <= LARGEST;
    }

    /** Two numbers in one, because a task has at most 20 arguments; each from 0 to 32767. */
    static int pair(int rows, int columns) {
        return rows << 16 | columns;
    }

    /** The product of the two numbers of a pair. */
    static int area(int pair) {
        return (pair >> 16) * (pair & 0xffff);
    }

    /** Places of x in the whole batch. */
    int inputs() {
        return batch * area(input);
    }

    /** Places of y in the whole batch. */
    int outputs() {
        return batch * area(output);
    }

    int taps() {
        return area(kernel);
    }

    /** Terms of one output: taps and channels. */
    int filter() {
        return taps() * in;
    }

    /** How many weights. */
    int weights() {
        return groups * out * filter();
    }

    /** Whether each place of the output sees exactly the same place of the input. */
    boolean isPointwise() {
        return kernel == pair(1, 1) && strides == pair(1, 1) && input == output && pads == 0;
    }
}
