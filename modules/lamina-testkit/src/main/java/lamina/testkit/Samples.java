package lamina.testkit;

import java.util.Random;
import lamina.api.graph.Shape;

/** Numbers for tests: the same each time. */
final class Samples {
    private final Random random;

    Samples(long seed) {
        random = new Random(seed);
    }

    /** Normally distributed, with mean 0. */
    float[] gaussian(Shape shape, double std) {
        float[] values = new float[shape.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (random.nextGaussian() * std);
        }
        return values;
    }

    /** Whole numbers from 0 to {@code bound - 1}. */
    int[] below(int bound, int count) {
        return random.ints(count, 0, bound).toArray();
    }

    /** Random bytes. */
    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
