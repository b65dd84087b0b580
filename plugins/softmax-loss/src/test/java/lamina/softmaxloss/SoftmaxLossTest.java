package lamina.softmaxloss;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lamina.api.NoSettings;
import lamina.api.graph.Shape;
import lamina.testkit.Trial;
import org.junit.jupiter.api.Test;

/** Losses worked by hand. */
class SoftmaxLossTest {

    private static Trial loss(int classes, int label, float... scores) {
        return Trial.of(new SoftmaxLossProvider().create(new NoSettings()), Shape.of(1, classes))
                .set("x", scores)
                .set("labels", label)
                .run();
    }

    @Test
    void ignoranceCostsTheLogarithmOfTheClasses() {
        try (Trial trial = loss(2, 0, 0, 0)) {
            assertEquals(Math.log(2), trial.get("y")[0], 1e-6);
            assertArrayEquals(new float[] {-0.5f, 0.5f}, trial.gradient("x"), 1e-6f);
        }
        try (Trial trial = loss(1000, 17, new float[1000])) {
            assertEquals(6.9078, trial.get("y")[0], 1e-4);
        }
    }

    /** Odds of 1 to 3: the loss of the less likely class is ln(4). */
    @Test
    void oddsWorkedByHand() {
        try (Trial trial = loss(2, 0, 0, (float) Math.log(3))) {
            assertEquals(Math.log(4), trial.get("y")[0], 1e-6);
            assertArrayEquals(new float[] {-0.75f, 0.75f}, trial.gradient("x"), 1e-6f);
        }
    }

    @Test
    void largeScoresDoNotOverflow() {
        try (Trial trial = loss(3, 1, 1000, 990, -1000)) {
            assertEquals(10, trial.get("y")[0], 1e-3);
        }
    }
}
