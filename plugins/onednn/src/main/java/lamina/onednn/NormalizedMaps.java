package lamina.onednn;

import java.lang.foreign.MemorySegment;
import jdk.incubator.vector.FloatVector;
import lamina.ops.Lrn;

/**
 * Local response normalization over 5 channels with beta 0.75 of rows of feature maps in bfloat16, channels innermost.
 *
 * @param width places in a row
 * @param channels a multiple of {@link Halves#LANES}
 * @param scale alpha over the size
 * @param bias the paper's k
 */
record NormalizedMaps(int width, int channels, float scale, float bias) {
    /** Channels of the window, as in the paper. */
    static final int SIZE = 5;

    static NormalizedMaps of(Lrn lrn) {
        return new NormalizedMaps(lrn.x().shape().dim(2), lrn.x().shape().dim(3), lrn.alpha() / lrn.size(), lrn.bias());
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

    /**
     * Sums over the windows of sixteen channels. Not a loop: a sum that goes round in one is an object each time, whatever the compiler's
     * authors promise (JDK 25).
     */
    static FloatVector windows(float[] padded, int at) {
        FloatVector left = FloatVector.fromArray(Halves.FLOATS, padded, at - 2)
                .add(FloatVector.fromArray(Halves.FLOATS, padded, at - 1));
        FloatVector right = FloatVector.fromArray(Halves.FLOATS, padded, at + 1)
                .add(FloatVector.fromArray(Halves.FLOATS, padded, at + 2));
        return left.add(right).add(FloatVector.fromArray(Halves.FLOATS, padded, at));
    }

    /** s = bias + scale · Σ x². */
    FloatVector sums(float[] squares, int at) {
        return windows(squares, at)
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
