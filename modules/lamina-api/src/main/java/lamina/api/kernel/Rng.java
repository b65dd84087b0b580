package lamina.api.kernel;

/**
 * Random numbers as a pure function of (seed, step, index): the same bits on every backend, for any number of threads, and after a
 * resume.
 *
 * <p>Philox 4×32 with ten rounds, the counter-based generator of Salmon, Moraes, Dror and Shaw, "Parallel random numbers: as easy as
 * 1, 2, 3" (SC 2011). The counter is (index, step, 0, 0), the key is the seed. Long shifts only: {@code int >>>} is not in the dialect.
 */
public final class Rng {
    private static final long M0 = 0xD2511F53L;
    private static final long M1 = 0xCD9E8D57L;
    private static final int W0 = 0x9E3779B9;
    private static final int W1 = 0xBB67AE85;
    private static final long LOW = 0xFFFFFFFFL;

    private Rng() {}

    /** Uniform in [0, 1), a multiple of 2<sup>-24</sup>. */
    public static float uniform(long seed, int step, int i) {
        return ((bits(seed, step, i) & LOW) >>> 8) * 0x1p-24f;
    }

    /** Normal with mean 0 and standard deviation 1 (Box and Muller 1958). */
    public static float gaussian(long seed, int step, int i) {
        long both = bits(seed, step, i);
        float u = (((both & LOW) >>> 8) + 1) * 0x1p-24f; // in (0, 1]: the logarithm is finite
        float v = (both >>> 40) * 0x1p-24f;
        return Maths.sqrt(-2f * Maths.log(u)) * Maths.cos(6.2831855f * v);
    }

    /** 64 random bits. */
    public static long bits(long seed, int step, int i) {
        long c0 = i & LOW;
        long c1 = step & LOW;
        long c2 = 0;
        long c3 = 0;
        int k0 = (int) seed;
        int k1 = (int) (seed >>> 32);
        for (int round = 0; round < 10; round++) {
            long p0 = M0 * c0;
            long p1 = M1 * c2;
            c0 = ((p1 >>> 32) ^ c1 ^ k0) & LOW;
            c1 = p1 & LOW;
            c2 = ((p0 >>> 32) ^ c3 ^ k1) & LOW;
            c3 = p0 & LOW;
            k0 += W0;
            k1 += W1;
        }
        return c0 | c1 << 32;
    }

    /**
     * A seed for a part of the run: the parent's seed mixed with the part's name, so that neighbours do not share a stream. Not for
     * kernels.
     */
    public static long seed(long parent, String name) {
        long hash = 0xCBF29CE484222325L; // FNV-1a, 64 bits: String's 32 bits collide for names like "fcAa" and "fcBB"
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return bits(parent, (int) hash, (int) (hash >>> 32));
    }
}
