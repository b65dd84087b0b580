package acme.batchnorm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import lamina.api.AssemblyException;
import lamina.api.graph.Shape;
import lamina.api.layer.Layer;
import lamina.testkit.Trial;
import org.junit.jupiter.api.Test;

/** A table of four rows and two channels, worked out by NumPy in 64 bits: {@code x.mean(0)}, {@code x.var(0)} and the formulas of the paper. */
class BatchNormTest {
    private static final Layer LAYER = new BatchNormProvider().create(new BatchNormSettings(0.5f, 0.75f));
    private static final Shape TABLE = Shape.of(4, 2);
    private static final float[] X = {1, 10, 2, -30, 4, 20, 9, 0};
    private static final float TOLERANCE = 2e-6f;

    private static Trial set(Trial trial) {
        return trial.set("x", X).set("scale", 2, -1).set("bias", 0.5f, 3);
    }

    /** mean(0) = [4, 0], var(0) = [9.5, 350]. */
    @Test
    void normalizesByTheBatch() {
        try (Trial trial = set(Trial.training(LAYER, TABLE))) {
            assertArrayEquals(
                    new float[] {-1.3973666f, 2.46585891f, -0.76491106f, 4.60242327f, 0.5f, 1.93171782f, 3.66227766f, 3
                    },
                    trial.run().get("y"),
                    TOLERANCE);
        }
    }

    /** The gradients of Σ y · dy; central differences in 64 bits are within 3e-9 of those with respect to x. */
    @Test
    void gradientsGoThroughMeanAndVariance() {
        try (Trial trial = set(Trial.training(LAYER, TABLE))) {
            trial.set("dy", 1, 0, 0, 2, -1, 1, 3, 1).run();
            assertArrayEquals(new float[] {3.79473319f, -2.13656436f}, trial.gradient("scale"), TOLERANCE);
            assertArrayEquals(new float[] {3, 4}, trial.gradient("bias"), TOLERANCE);
            assertArrayEquals(
                    new float[] {
                        0.72732386f, 0.03817471f, -0.09486833f, -0.0076959f, -1.10679718f, -0.03047881f, 0.47434165f, 0
                    },
                    trial.gradient("x"),
                    TOLERANCE);
        }
    }

    /** They begin with 0 and 1; the variance of four numbers counts 4/3, so that it is unbiased (algorithm 2, step 10). */
    @Test
    void averagesRunFromStepToStep() {
        try (Trial trial = set(Trial.training(LAYER, TABLE))) {
            trial.set("mean", 0, 0).set("variance", 1, 1).run();
            assertArrayEquals(new float[] {1, 0}, trial.get("mean"), TOLERANCE);
            assertArrayEquals(new float[] {3.91666667f, 117.41666667f}, trial.get("variance"), 1e-5f);
            trial.run();
            assertArrayEquals(new float[] {1.75f, 0}, trial.get("mean"), TOLERANCE);
            assertArrayEquals(new float[] {6.10416667f, 204.72916667f}, trial.get("variance"), 2e-5f);
        }
    }

    @Test
    void evaluationTakesTheAveragesAndLeavesThem() {
        float[] variance = {6.10416667f, 204.72916667f};
        try (Trial trial = set(Trial.evaluation(LAYER, TABLE))) {
            trial.set("mean", 1.75f, 0).set("variance", variance).run();
            assertArrayEquals(
                    new float[] {
                        -0.08368999f, 2.30195976f, 0.69456333f, 5.09412072f, 2.25106997f, 1.60391952f, 6.14233659f, 3
                    },
                    trial.get("y"),
                    TOLERANCE);
            assertArrayEquals(variance, trial.get("variance"));
        }
    }

    /** 10,000 ± 1, in 64 stretches: the sum of squares less the square of the sum would have no digit left. */
    @Test
    void keepsItsDigitsFarFromZero() {
        int rows = 4096;
        float[] x = new float[rows];
        for (int row = 0; row < rows; row++) {
            x[row] = 10_000 + (row % 3 == 0 ? 2 : -1); // two thirds are 1 below and one third 2 above
        }
        try (Trial trial =
                Trial.training(new BatchNormProvider().create(new BatchNormSettings(1e-5f, 0)), Shape.of(rows, 1))) {
            trial.set("x", x).set("scale", 1).set("bias", 0).run();
            assertEquals(10_000, trial.get("mean")[0], 2e-3f);
            assertEquals(2, trial.get("variance")[0], 2e-3f);
            assertEquals(Math.sqrt(2), trial.get("y")[0], 2e-3f);
        }
    }

    @Test
    void itsParametersDoNotDecay() {
        try (Trial trial = Trial.training(LAYER, TABLE)) {
            assertEquals(0, trial.parameter("scale").decayScale());
            assertEquals(0, trial.parameter("bias").decayScale());
        }
    }

    @Test
    void onePictureCanBeJudgedAndNotLearnedFrom() {
        Trial.evaluation(LAYER, Shape.of(1, 6)).close();
        AssemblyException e = assertThrows(AssemblyException.class, () -> Trial.training(LAYER, Shape.of(1, 6)));
        assertTrue(e.getMessage().contains("expected [2 or more, 6], found [1, 6]"), e.getMessage());
    }
}
