package lamina.dropout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import lamina.api.graph.Shape;
import lamina.api.layer.Layer;
import lamina.testkit.Trial;
import org.junit.jupiter.api.Test;

/** The two forms of dropout: published in 2012, and inverted. */
class DropoutTest {

    private static final Shape SHAPE = Shape.of(10, 1000);

    private static Layer layer(float ratio, boolean inverted) {
        return new DropoutProvider().create(new DropoutSettings(ratio, inverted));
    }

    private static float[] ones() {
        float[] ones = new float[SHAPE.size()];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void asPublished() {
        try (Trial trial = Trial.training(layer(0.3f, false), SHAPE)) {
            float[] y = trial.set("x", ones()).run().get("y");
            assertEquals(0.7, kept(y, 1) / 10_000.0, 0.02);
            assertArrayEquals(y, trial.gradient("x")); // x and dy are 1, so both are the mask
        }
        try (Trial trial = Trial.evaluation(layer(0.3f, false), Shape.of(1, 2))) {
            assertArrayEquals(
                    new float[] {7, -14}, trial.set("x", 10, -20).run().get("y"), 1e-5f);
        }
    }

    @Test
    void inverted() {
        try (Trial trial = Trial.training(layer(0.5f, true), SHAPE)) {
            float[] y = trial.set("x", ones()).run().get("y");
            assertEquals(0.5, kept(y, 2) / 10_000.0, 0.02);
            assertArrayEquals(y, trial.gradient("x"));
        }
        try (Trial trial = Trial.evaluation(layer(0.5f, true), Shape.of(1, 2))) {
            assertEquals(List.of(), trial.ops());
            assertArrayEquals(
                    new float[] {10, -20}, trial.set("x", 10, -20).run().get("y"));
        }
    }

    @Test
    void aMaskForEachStep() {
        try (Trial trial = Trial.training(layer(0.5f, false), SHAPE)) {
            float[] first = trial.set("x", ones()).set("step", 1).run().get("y");
            float[] second = trial.set("step", 2).run().get("y");
            assertFalse(Arrays.equals(first, second));
            assertArrayEquals(first, trial.set("step", 1).run().get("y"));
        }
    }

    @Test
    void nothingIsDroppedAtRatioZero() {
        try (Trial trial = Trial.training(layer(0, false), SHAPE)) {
            assertArrayEquals(ones(), trial.set("x", ones()).run().get("y"));
        }
    }

    /** How many elements are {@code value}; all others have to be 0. */
    private static long kept(float[] y, float value) {
        int kept = 0;
        for (float element : y) {
            assertTrue(element == 0 || element == value, () -> "element " + element);
            kept += element == value ? 1 : 0;
        }
        return kept;
    }
}
