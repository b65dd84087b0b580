package lamina.vector;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link lamina.api.kernel.Rng}'s generator, Philox 4×32 with ten rounds, for every second index of a vector of floats. */
final class Philox {
    static final long LOW = 0xFFFFFFFFL;

    private static final VectorSpecies<Long> LONGS = VectorSpecies.of(long.class, Lanes.FLOATS.vectorShape());
    private static final long M0 = 0xD2511F53L;
    private static final long M1 = 0xCD9E8D57L;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;

    private Philox() {}

    /**
     * Stores 1 in all bits of {@code half} where 24 random bits of index {@code first} + 2 · lane are at least {@code least}, else 0. Stores
     * them itself: what returns a vector, and is too much to be taken in where it is called, returns an object.
     */
    static void keep(int first, int number, long seed, long least, long half, long address) {
        LongVector c0 = LongVector.broadcast(LONGS, first).addIndex(2).and(LOW);
        LongVector c1 = LongVector.broadcast(LONGS, number & LOW);
        LongVector c2 = LongVector.zero(LONGS);
        LongVector c3 = LongVector.zero(LONGS);
        int k0 = (int) seed;
        int k1 = (int) (seed >>> 32);
        for (int round = 0; round < 10; round++) {
            LongVector p0 = c0.mul(M0);
            LongVector p1 = c2.mul(M1);
            c0 = p1.lanewise(VectorOperators.LSHR, 32)
                    .lanewise(VectorOperators.XOR, c1)
                    .lanewise(VectorOperators.XOR, k0 & LOW);
            c1 = p1.and(LOW);
            c2 = p0.lanewise(VectorOperators.LSHR, 32)
                    .lanewise(VectorOperators.XOR, c3)
                    .lanewise(VectorOperators.XOR, k1 & LOW);
            c3 = p0.and(LOW);
            k0 += W0;
            k1 += W1;
        }
        LongVector bits = c0.lanewise(VectorOperators.LSHR, 8);
        LongVector kept =
                bits.sub(least).lanewise(VectorOperators.ASHR, 63).not(); // the sign of the difference, in all bits
        Lanes.store(kept.and(half).reinterpretAsInts(), address);
    }
}
