package lamina.lrn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import lamina.api.graph.Shape;
import lamina.api.layer.Layer;
import lamina.testkit.Trial;
import org.junit.jupiter.api.Test;

/** Normalizations worked by hand, with alpha in both readings. */
class LrnTest {

    private static Trial lrn(boolean alphaPerElement) {
        Layer layer = new LrnProvider().create(new LrnSettings(3, 1, 1, 1, alphaPerElement));
        return Trial.evaluation(layer, Shape.of(1, 1, 1, 3)).set("x", 1, 2, 3).run();
    }

    /** x / (1 + &Sigma; x&sup2;) over three channels. */
    @Test
    void formulaOfThePaper() {
        try (Trial trial = lrn(false)) {
            assertArrayEquals(new float[] {1f / 6, 2f / 15, 3f / 14}, trial.get("y"), 1e-6f);
        }
    }

    /** x / (1 + &Sigma; x&sup2; / 3). */
    @Test
    void formulaOfTheProgram() {
        try (Trial trial = lrn(true)) {
            assertArrayEquals(new float[] {3f / 8, 6f / 17, 9f / 16}, trial.get("y"), 1e-6f);
        }
    }

    @Test
    void defaultsOfThePaper() {
        Layer layer = new LrnProvider().create(new LrnSettings(5, 1e-4f, 0.75f, 2, false));
        try (Trial trial = Trial.evaluation(layer, Shape.of(1, 1, 1, 7))) {
            trial.set("x", 10, 20, 30, 40, 50, 60, 70).run();
            // The middle channel sees 20 to 60: 9000 = 400 + 900 + 1600 + 2500 + 3600.
            assertEquals(40 / Math.pow(2 + 1e-4 * 9000, 0.75), trial.get("y")[3], 1e-5);
        }
    }

    @Test
    void neighboursInSpace() {
        for (boolean perElement : new boolean[] {false, true}) {
            Layer layer = new SpatialLrnProvider().create(new SpatialLrnSettings(3, 9, 1, 1, perElement));
            try (Trial trial = Trial.evaluation(layer, Shape.of(1, 3, 1, 2))) {
                trial.set("x", 1, 0, 2, 0, 3, 5).run();
                float alpha = perElement ? 1 : 9; // the window has nine places
                float[] expected = {
                    1 / (1 + alpha * 5), 0, 2 / (1 + alpha * 14), 0, 3 / (1 + alpha * 13), 5 / (1 + alpha * 25)
                };
                assertArrayEquals(expected, trial.get("y"), 1e-6f);
            }
        }
    }
}
