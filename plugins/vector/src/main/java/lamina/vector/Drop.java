package lamina.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Rng;

/**
 * {@link lamina.ops.Dropout}, with the very bits of {@link Rng#uniform}. One iteration is one element.
 *
 * @param x address of the input
 * @param step address of the step's number
 * @param y address of the output
 */
record Drop(long x, long step, long y, float ratio, float scale, long seed) implements Kernel {

    @Override
    public void run(int from, int to) {
        int number = Float.floatToRawIntBits(Lanes.get(step));
        long least = (long) Math.ceil(ratio * 0x1p24); // a uniform number is a multiple of 2^-24
        int i = from;
        for (; i + Lanes.LENGTH <= to; i += Lanes.LENGTH) {
            keepEven(i, number, least);
            keepOdd(i, number, least);
        }
        for (; i < to; i++) {
            boolean kept = Rng.uniform(seed, number, i) >= ratio;
            Lanes.set(y + 4L * i, kept ? scale * Lanes.get(x + 4L * i) : 0f);
        }
    }

    /**
     * Elements of even places and of odd ones have their random bits in halves of the same long numbers: those of even ones go to y first.
     * Two methods, for what returns a vector and is too much to be inlined returns an object.
     */
    private void keepEven(int i, int number, long least) {
        Lanes.store(Philox.kept(i, number, seed, least).and(Philox.LOW).reinterpretAsInts(), y + 4L * i);
    }

    private void keepOdd(int i, int number, long least) {
        IntVector odd = Philox.kept(i + 1, number, seed, least).and(~Philox.LOW).reinterpretAsInts();
        IntVector kept = odd.or(Lanes.loadInts(y + 4L * i));
        FloatVector values = Lanes.load(x + 4L * i).mul(scale);
        Lanes.store(values.reinterpretAsInts().and(kept).reinterpretAsFloats(), y + 4L * i);
    }
}
