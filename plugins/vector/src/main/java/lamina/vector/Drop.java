package lamina.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Rng;

/**
 * {@link lamina.ops.Dropout}, with the very bits of {@link Rng#uniform}. One iteration is one element.
 *
 * @param x address of the input
 * @param step address of the step's number, and of the place of a portion's first picture behind it if there are portions
 * @param y address of the output, where the mask of the elements in even places is first
 * @param odd address of as much room, where that of the odd ones is: their random bits come from halves of the same long numbers
 */
record Drop(long x, long step, long y, long odd, float ratio, float scale, long seed, int offset, int perPicture)
        implements Kernel {

    @Override
    public void run(int from, int to) {
        int number = Float.floatToRawIntBits(Lanes.get(step));
        long least = (long) Math.ceil(ratio * 0x1p24); // a uniform number is a multiple of 2^-24
        int place = offset + (perPicture == 0 ? 0 : perPicture * Float.floatToRawIntBits(Lanes.get(step + 4)));
        int i = from;
        for (; i + Lanes.LENGTH <= to; i += Lanes.LENGTH) {
            Philox.keep(place + i, number, seed, least, Philox.LOW, y + 4L * i);
            Philox.keep(place + i + 1, number, seed, least, ~Philox.LOW, odd + 4L * i);
            apply(i);
        }
        for (; i < to; i++) {
            boolean kept = Rng.uniform(seed, number, place + i) >= ratio;
            Lanes.set(y + 4L * i, kept ? scale * Lanes.get(x + 4L * i) : 0f);
        }
    }

    private void apply(int i) {
        IntVector kept = Lanes.loadInts(y + 4L * i).or(Lanes.loadInts(odd + 4L * i));
        FloatVector values = Lanes.load(x + 4L * i).mul(scale);
        Lanes.store(values.reinterpretAsInts().and(kept).reinterpretAsFloats(), y + 4L * i);
    }
}
