package lamina.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import lamina.api.kernel.Kernel;

/** {@link lamina.ops.MaxPool}. One iteration computes one place of the output. */
record Maximum(
        long x,
        long y,
        long workspace,
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
            int top = place / outWidth % outHeight * strideHeight - padTop;
            int left = place % outWidth * strideWidth - padLeft;
            int firstRow = Math.max(0, top);
            int rows = Math.min(height, top + kernelHeight) - firstRow;
            int firstColumn = Math.max(0, left);
            int columns = Math.min(width, left + kernelWidth) - firstColumn;
            long picture = x + 4L * (place / outWidth / outHeight) * height * width * channels;
            for (int i = 0; i < channels; i += Lanes.LENGTH) {
                int c = Math.min(i, channels - Lanes.LENGTH); // the last vector may overlap
                pool(
                        picture + 4L * c,
                        firstRow * width + firstColumn,
                        rows,
                        columns,
                        4 * ((long) place * channels + c));
            }
        }
    }

    /** The largest of one vector's channels over rows and columns from place {@code first} on. */
    private void pool(long channel, int first, int rows, int columns, long into) {
        FloatVector best = Lanes.load(channel + 4L * first * channels);
        IntVector at = IntVector.broadcast(Lanes.INTS, first);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int place = first + row * width + column;
                FloatVector value = Lanes.load(channel + 4L * place * channels);
                VectorMask<Float> larger = best.lt(value);
                best = best.blend(value, larger);
                at = at.blend(place, larger.cast(Lanes.INTS));
            }
        }
        Lanes.store(best, y + into);
        Lanes.store(at, workspace + into);
    }
}
