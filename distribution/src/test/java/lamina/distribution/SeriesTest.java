package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is called growth. */
class SeriesTest {
    private final Random random = new Random(7);

    private static Series of(DoubleUnaryOperator memory) {
        double[] steps = IntStream.range(0, 200).mapToDouble(i -> 50 * i).toArray();
        double[] values = IntStream.range(0, 200)
                .mapToDouble(i -> memory.applyAsDouble(50 * i))
                .toArray();
        return new Series("made up", steps, values);
    }

    @Test
    void steadyWithNoiseIsNone() {
        assertFalse(of(_ -> 350 + 10 * random.nextGaussian()).grows());
        assertFalse(of(_ -> 20).grows());
    }

    @Test
    void aKilobyteAndAHalfAStepIs() {
        Series leak = of(step -> 350 + 3 * random.nextGaussian() + step * 1.5 / 1024);
        assertEquals(9950 * 1.5 / 1024, leak.growth(), 3);
        assertTrue(leak.grows());
    }

    @Test
    void aStartThatSettlesIsNone() {
        assertFalse(of(step -> 350 * (1 - Math.exp(-step / 500)) + random.nextGaussian())
                .grows());
    }

    @Test
    void theTeethOfACollectorAreNone() {
        assertFalse(of(step -> 300 + step / 50 % 12 * 8).grows());
    }

    @Test
    void teethThatStandHigherAndHigherAre() {
        assertTrue(of(step -> 300 + step / 50 % 12 * 8 + step / 500).grows());
    }

    @Test
    void aFewPeaksAreNone() {
        assertFalse(of(step -> step % 1000 == 950 ? 900 : 350 + random.nextGaussian())
                .grows());
    }

    @Test
    void shrinkingIsNone() {
        assertFalse(of(step -> 400 - step / 100).grows());
    }

    @Test
    void thePlotShowsIt() {
        List<String> plot = of(step -> step < 5000 ? 50 : 100).plot();
        assertEquals("   100.0 |" + " ".repeat(36) + "#".repeat(36), plot.get(1));
        assertEquals("    50.0 |" + "#".repeat(72), plot.get(5));
        assertTrue(plot.getLast().strip().startsWith("step 0") && plot.getLast().endsWith("9,950"), plot.getLast());
    }
}
