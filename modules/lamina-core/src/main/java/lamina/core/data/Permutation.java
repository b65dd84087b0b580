package lamina.core.data;

import lamina.api.kernel.Rng;

/** The order of the examples in an epoch: a pure function of (seed, epoch). */
public final class Permutation {
    private Permutation() {}

    /**
     * Writes 0 to {@code order.length - 1} in the order of an epoch: Fisher and Yates's shuffle in Durstenfeld's form, with one counter
     * of {@link Rng} for each exchange.
     */
    public static void fill(int[] order, long seed, int epoch) {
        natural(order);
        for (int i = order.length - 1; i > 0; i--) {
            // the high half of a 64-bit product is uniform in 0 to i, up to a bias of 2^-33
            int other = (int) Math.unsignedMultiplyHigh(Rng.bits(seed, epoch, i), i + 1L);
            int held = order[i];
            order[i] = order[other];
            order[other] = held;
        }
    }

    /** Writes 0 to {@code order.length - 1}. */
    public static void natural(int[] order) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
    }
}
