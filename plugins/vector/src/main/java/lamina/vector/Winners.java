package lamina.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import lamina.api.kernel.Kernel;

/** {@link lamina.ops.MaxPoolGradient}. One iteration computes one place of the input. */
record Winners(
        long dy,
        long workspace,
        long dx,
        int height,
        int width,
        int channels,
        int outHeight,
        int outWidth,
        int kernelHeight,
        int kernelWidth,
        int strideHeight,
        int strideWidth,
        int padTop,
        int padLeft)
        implements Kernel {
    @Override
    public void run(int from, int to) {
        for (int place = from; place < to; place++) {
            int bottom = place / width % height + padTop;
            int right = place % width + padLeft;
            int lastRow = Math.min(outHeight - 1, bottom / strideHeight);
            int lastColumn = Math.min(outWidth - 1, right / strideWidth);
            // The first window that reaches so far down; the numerator may be negative, and then 0 is the larger.
            int firstRow = Math.max(0, (bottom - kernelHeight + strideHeight) / strideHeight);
            int firstColumn = Math.max(0, (right - kernelWidth + strideWidth) / strideWidth);
            int first = (place / width / height * outHeight + firstRow) * outWidth + firstColumn;
            for (int i = 0; i < channels; i += Lanes.LENGTH) {
                int c = Math.min(i, channels - Lanes.LENGTH); // the last vector may overlap
                FloatVector sum = gather(
                        place % (height * width), first, lastRow - firstRow + 1, lastColumn - firstColumn + 1, c);
                Lanes.store(sum, dx + 4 * ((long) place * channels + c));
            }
        }
    }

    /** What one vector of channels gets from those of some windows that it won. */
    private FloatVector gather(int place, int first, int rows, int columns, int channel) {
        FloatVector sum = FloatVector.zero(Lanes.FLOATS);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                long at = 4 * ((long) (first + row * outWidth + column) * channels + channel);
                sum = sum.add(
                        Lanes.load(dy + at),
                        Lanes.loadInts(workspace + at)
                                .compare(VectorOperators.EQ, place)
                                .cast(Lanes.FLOATS));
            }
        }
        return sum;
    }
}
