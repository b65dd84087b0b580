package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import lamina.api.graph.Element;
import lamina.api.graph.Initializer;
import lamina.api.graph.InitializerProvider;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What holds for every initializer.
 *
 * @param <C> its settings
 */
public abstract class InitializerContract<C extends Record> extends ProviderContract<C, Initializer> {

    /** For an initializer's test to extend. */
    protected InitializerContract() {}

    @Override
    protected abstract InitializerProvider<C> provider();

    /** A large shape, so that means are sharp, with an odd number of values. */
    protected Shape shape() {
        return Shape.of(257, 31, 5, 5);
    }

    /** The mean that the values of the example should have in that shape. */
    protected abstract double mean();

    /** The standard deviation that they should have; 0 if nothing is random. */
    protected abstract double deviation();

    /** Rule I1. */
    @Test
    @DisplayName("I1: every value is written, finite, and nothing beside them")
    void fillsAll() {
        for (float value : filled(shape(), 1)) {
            assertTrue(Float.isFinite(value), () -> "value " + value);
        }
    }

    /** Rule I2. */
    @Test
    @DisplayName("I2: the same seed gives the same values, on one thread as on many")
    void isPure() {
        float[] many = filled(shape(), 7);
        try (ForkJoinPool one = new ForkJoinPool(1)) {
            assertArrayEquals(many, one.submit(() -> filled(shape(), 7)).join());
        }
    }

    /** Rule I3. */
    @Test
    @DisplayName("I3: another seed gives other values, if they are random")
    void dependsOnTheSeed() {
        assertEquals(deviation() == 0, Arrays.equals(filled(shape(), 1), filled(shape(), 2)));
    }

    /** Rule I4. */
    @Test
    @DisplayName("I4: mean and standard deviation are what the settings say")
    void hasItsMoments() {
        float[] values = filled(shape(), 3);
        double mean = mean(values);
        double deviation = deviation(values, mean);
        // Four standard errors: of a mean, and (for a normal distribution) of a standard deviation.
        assertEquals(mean(), mean, 4 * deviation() / Math.sqrt(values.length) + 1e-7);
        assertEquals(deviation(), deviation, 4 * deviation() / Math.sqrt(2.0 * values.length) + 1e-7);
    }

    /** Rule I5. */
    @Test
    @DisplayName("I5: neighbours are not correlated")
    void neighboursDiffer() {
        float[] values = filled(shape(), 4);
        double sum = 0;
        for (int i = 1; i < values.length; i++) {
            sum += (values[i] - mean()) * (values[i - 1] - mean());
        }
        double correlation = deviation() == 0 ? 0 : sum / values.length / (deviation() * deviation());
        assertFalse(Math.abs(correlation) > 5 / Math.sqrt(values.length), () -> "correlation " + correlation);
    }

    private float[] filled(Shape shape, long seed) {
        try (Arena arena = Arena.ofShared()) {
            Tensor tensor = new Tensor("values", shape, Element.FLOAT32, Role.PARAMETER);
            Guarded memory = new Guarded(tensor, arena);
            memory.poison();
            create().fill(new Floats(memory.content()), shape, seed);
            memory.checkBands("the initializer");
            memory.checkWritten("the initializer");
            return memory.content().toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double deviation(float[] values, double mean) {
        double sum = 0;
        for (float value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / values.length);
    }
}
