package lamina.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import lamina.api.kernel.Kernel;

/**
 * {@link lamina.ops.Lrn} with a beta of 0.75: s<sup>−0.75</sup> = 1 / (√s · √√s). One iteration computes one place.
 *
 * @param factor of the sum of squares: alpha / size
 */
record Normalize(long x, long y, long workspace, int channels, int size, float factor, float bias, Slots slots)
        implements Kernel {
    static final float BETA = 0.75f;

    /** Floats that fit with their neighbours into a slot. */
    static final int ROOM = Grid.MOST_ROWS * Tile.PITCH - Lanes.LENGTH;

    @Override
    public void run(int from, int to) {
        int slot = slots.take();
        try {
            float[] squares = slots.slot(slot).rows().floats();
            Arrays.fill(squares, 0, channels + size, 0f); // before the first channel and behind the last
            for (int place = from; place < to; place++) {
                square(4L * place * channels, squares);
                normalize(4L * place * channels, squares);
            }
        } finally {
            slots.give(slot);
        }
    }

    private void square(long place, float[] squares) {
        int before = (size - 1) / 2;
        for (int i = 0; i < channels; i += Lanes.LENGTH) {
            int c = Math.min(i, channels - Lanes.LENGTH); // the last vector may overlap
            FloatVector value = Lanes.load(x + place + 4L * c);
            value.mul(value).intoArray(squares, before + c);
        }
    }

    private void normalize(long place, float[] squares) {
        for (int i = 0; i < channels; i += Lanes.LENGTH) {
            int c = Math.min(i, channels - Lanes.LENGTH);
            FloatVector s = window(squares, c, size).mul(factor).add(bias);
            Lanes.store(s, workspace + place + 4L * c);
            Lanes.store(Lanes.load(x + place + 4L * c).mul(power(s)), y + place + 4L * c);
        }
    }

    /** Sums of {@code size} neighbours. */
    static FloatVector window(float[] values, int from, int size) {
        FloatVector sum = FloatVector.fromArray(Lanes.FLOATS, values, from);
        for (int j = 1; j < size; j++) {
            sum = sum.add(FloatVector.fromArray(Lanes.FLOATS, values, from + j));
        }
        return sum;
    }

    /** s to the power of −0.75. */
    static FloatVector power(FloatVector s) {
        FloatVector root = s.sqrt();
        return FloatVector.broadcast(Lanes.FLOATS, 1f).div(root.mul(root.sqrt()));
    }
}
