package lamina.core.data;

import java.util.random.RandomGenerator;
import lamina.api.kernel.Rng;

/** Random numbers for one augmentation of one picture, reused from picture to picture. */
final class Draws implements RandomGenerator {
    private long seed;
    private int drawn;

    /** Begins the numbers of (stream, epoch, index); what was drawn before does not matter. */
    Draws restart(long stream, int epoch, int index) {
        seed = Rng.bits(stream, epoch, index);
        drawn = 0;
        return this;
    }

    @Override
    public long nextLong() {
        return Rng.bits(seed, 0, drawn++);
    }
}
