package lamina.api.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RngTest {

    /** The first two words of the generator's published answer for counter and key zero: 6627e8d5 e169c58d. */
    @Test
    void isPhilox() {
        assertEquals(0xE169C58D_6627E8D5L, Rng.bits(0, 0, 0));
    }

    @Test
    void uniformIsInItsRangeWithItsMoments() {
        double[] values = IntStream.range(0, 100_000)
                .mapToDouble(i -> Rng.uniform(7, 3, i))
                .toArray();
        double mean = 0;
        double square = 0;
        for (double value : values) {
            assertTrue(value >= 0 && value < 1, () -> "outside [0, 1): " + value);
            mean += value / values.length;
            square += value * value / values.length;
        }
        assertEquals(0.5, mean, 0.005); // standard error 0.0009
        assertEquals(1 / 12.0, square - mean * mean, 0.002);
    }

    @Test
    void gaussianHasItsMoments() {
        int count = 100_000;
        double mean = IntStream.range(0, count)
                        .mapToDouble(i -> Rng.gaussian(7, 3, i))
                        .sum()
                / count;
        double square = IntStream.range(0, count)
                        .mapToDouble(i -> Rng.gaussian(7, 3, i))
                        .map(v -> v * v)
                        .sum()
                / count;
        assertEquals(0, mean, 0.02);
        assertEquals(1, square, 0.03);
    }

    @Test
    void seedStepAndIndexEachMatter() {
        long bits = Rng.bits(1, 2, 3);
        assertNotEquals(bits, Rng.bits(2, 2, 3));
        assertNotEquals(bits, Rng.bits(1L << 32 | 1, 2, 3));
        assertNotEquals(bits, Rng.bits(1, 3, 3));
        assertNotEquals(bits, Rng.bits(1, 2, 4));
    }

    @Test
    void namesThatHashAlikeAsStringsGetSeedsOfTheirOwn() {
        assertEquals("fcAa".hashCode(), "fcBB".hashCode());
        assertNotEquals(Rng.seed(1, "fcAa"), Rng.seed(1, "fcBB"));
        assertNotEquals(Rng.seed(1, "fc6"), Rng.seed(2, "fc6"));
    }
}
