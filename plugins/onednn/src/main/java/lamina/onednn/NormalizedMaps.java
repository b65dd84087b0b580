package lamina.onednn;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import lamina.ops.Lrn;

/**
 * Local response normalization with beta 0.75 of rows of feature maps in bfloat16, channels innermost.
 *
 * @param width places in a row
 * @param channels a multiple of {@link Halves#LANES}
 * @param size channels of the window
 * @param scale alpha over the size
 * @param bias the paper's k
 */
record NormalizedMaps(int width, int channels, int size, float scale, float bias) {

    static NormalizedMaps of(Lrn lrn) {
        return new NormalizedMaps(
                lrn.x().shape().dim(2), lrn.x().shape().dim(3), lrn.size(), lrn.alpha() / lrn.size(), lrn.bias());
    }

    /** A row of numbers that windows may look beyond on both sides of each place: zeros are there. */
    float[] padded() {
        return new float[width * stride() + Halves.LANES];
    }

    /** From one place of a padded row to the next. */
    int stride() {
        return channels + Halves.LANES;
    }

    /** Where the first channel of a place is in a padded row. */
    int at(int w) {
        return w * stride() + Halves.LANES;
    }

    /** Squares of a row, before the sums over windows: a register that was just written in part cannot be read as a whole at once. */
    void squares(MemorySegment x, long row, float[] into) {
        for (int w = 0; w < width; w++) {
            for (int c = 0; c < channels; c += Halves.LANES) {
                FloatVector value = Halves.load(x, row + (long) w * channels + c);
                value.mul(value).intoArray(into, at(w) + c);
            }
        }
    }

    /** Sums over the windows of sixteen channels; the window of channel c begins at c − before. */
    FloatVector windows(float[] padded, int at, int before) {
        FloatVector sum = FloatVector.fromArray(Halves.FLOATS, padded, at - before);
        for (int j = 1; j < size; j++) {
            sum = sum.add(FloatVector.fromArray(Halves.FLOATS, padded, at - before + j));
        }
        return sum;
    }

    /** s = bias + scale · Σ x². */
    FloatVector sums(float[] squares, int at) {
        return windows(squares, at, (size - 1) / 2)
                .fma(FloatVector.broadcast(Halves.FLOATS, scale), FloatVector.broadcast(Halves.FLOATS, bias));
    }

    /** y = x · s<sup>−0.75</sup>. */
    void normalize(MemorySegment x, long row, float[] squares, float[] into, int first) {
        squares(x, row, squares);
        for (int w = 0; w < width; w++) {
            for (int c = 0; c < channels; c += Halves.LANES) {
                FloatVector root = FourthRoot.inverse(sums(squares, at(w) + c));
                FloatVector value = Halves.load(x, row + (long) w * channels + c);
                value.mul(root.mul(root).mul(root)).intoArray(into, first + w * channels + c);
            }
        }
    }
}
