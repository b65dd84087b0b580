package acme.adam;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lamina.api.graph.Shape;
import lamina.api.train.Optimizer;
import lamina.testkit.Update;
import org.junit.jupiter.api.Test;

/** Steps worked out by algorithm 1 of the paper in 64 bits, with its numbers. */
class AdamTest {
    private static final float TOLERANCE = 1e-6f;

    private static Optimizer adam(double weightDecay) {
        return new AdamProvider().create(new AdamSettings(0.9, 0.999, 1e-8, weightDecay));
    }

    /** The first is as long as the rate, whatever the gradient; the second m̂ = -0.055/0.19 over √(0.00124975/0.001999). */
    @Test
    void threeStepsByHand() {
        float[] gradients = {0.5f, -1, 2};
        float[] expected = {0.900000002f, 0.9366103542f, 0.8946447928f};
        try (Update update = Update.of(adam(0), Shape.of(1), 1, 1)) {
            update.set("w", 1).set("rate", 0.1f);
            for (int step = 0; step < 3; step++) {
                update.set("gradient", gradients[step]).run();
                assertEquals(expected[step], update.get("w")[0], TOLERANCE, "step " + (step + 1));
            }
            assertEquals(0.1505f, update.get("mean")[0], TOLERANCE);
            assertEquals(0.0052485f, update.get("square")[0], 1e-8f);
            assertArrayEquals(new float[] {0.271f, 0.002997001f}, update.get("weight"), 1e-7f);
        }
    }

    /** Twice the rate, and a tenth of the parameter in each gradient. */
    @Test
    void scalesOfTheParameter() {
        float[] gradients = {0.5f, -1, 2};
        float[] expected = {0.8000000033f, 0.8514974298f, 0.7569853358f};
        try (Update update = Update.of(adam(0.05), Shape.of(1), 2, 2)) {
            update.set("w", 1).set("rate", 0.1f);
            for (int step = 0; step < 3; step++) {
                update.set("gradient", gradients[step]).run();
                assertEquals(expected[step], update.get("w")[0], TOLERANCE, "step " + (step + 1));
            }
        }
    }

    /** Of one gradient again and again, mean and root mean square are that gradient, so each step is as long as the rate: the first and the last. */
    @Test
    void biasIsCorrectedFromTheFirstStepToTheThousandth() {
        try (Update update = Update.of(adam(0), Shape.of(1), 1, 1)) {
            update.set("gradient", 0.003f).set("rate", 0.5f);
            float before = update.get("w")[0];
            for (int step = 1; step <= 1000; step++) {
                float now = update.run().get("w")[0];
                assertEquals(0.5f, before - now, 1e-4f, "step " + step);
                before = now;
            }
        }
    }

    /** All that it keeps is in the states: written into another program, they go on to the same bits. */
    @Test
    void goesOnFromItsStates() {
        Shape shape = Shape.of(5);
        float[] gradient = {1, -2, 0.5f, 1e-6f, 0};
        try (Update whole = Update.of(adam(0.01), shape, 1, 1);
                Update resumed = Update.of(adam(0.01), shape, 1, 1)) {
            whole.set("w", 1, 2, 3, 4, 5).set("gradient", gradient).set("rate", 0.01f);
            for (int step = 0; step < 3; step++) {
                whole.run();
            }
            for (String name : new String[] {"w", "mean", "square", "weight", "gradient", "rate"}) {
                resumed.set(name, whole.get(name));
            }
            for (int step = 0; step < 3; step++) {
                assertArrayEquals(whole.run().get("w"), resumed.run().get("w"));
            }
        }
    }
}
