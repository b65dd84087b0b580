package lamina.pool;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lamina.api.AssemblyException;
import lamina.api.graph.Shape;
import lamina.api.layer.Layer;
import lamina.testkit.Trial;
import org.junit.jupiter.api.Test;

/** Windows worked by hand. */
class PoolTest {

    private static final float[] PICTURE = {
        1, 2, 3, 4, 5,
        6, 7, 8, 9, 1,
        2, 3, 4, 5, 6,
        7, 8, 9, 1, 2,
        3, 4, 5, 6, 7
    };

    private static Layer max(int kernel, int stride, List<Integer> pads) {
        return new MaxPoolProvider().create(new MaxPoolSettings(List.of(kernel), List.of(stride), pads));
    }

    private static Layer average(int kernel, int stride, List<Integer> pads, boolean padding) {
        return new AveragePoolProvider()
                .create(new AveragePoolSettings(List.of(kernel), List.of(stride), pads, padding));
    }

    @Test
    void windowsOverlap() {
        try (Trial trial = Trial.training(max(3, 2, List.of(0)), Shape.of(1, 5, 5, 1))) {
            trial.set("x", PICTURE).set("dy", 1, 10, 100, 1000).run();
            assertArrayEquals(new float[] {8, 9, 9, 9}, trial.get("y"));
            float[] dx = new float[25];
            dx[7] = 1;
            dx[8] = 10;
            dx[17] = 100 + 1000; // the largest of both lower windows
            assertArrayEquals(dx, trial.gradient("x"));
        }
    }

    @Test
    void sizesOfAlexNet() {
        assertEquals(27, side(55));
        assertEquals(13, side(27));
        assertEquals(6, side(13));
    }

    private static int side(int input) {
        try (Trial trial = Trial.evaluation(max(3, 2, List.of(0)), Shape.of(1, input, input, 2))) {
            return trial.shape("y").dim(1);
        }
    }

    @Test
    void paddingIsNoMaximum() {
        try (Trial trial = Trial.evaluation(max(2, 2, List.of(1)), Shape.of(1, 2, 2, 1))) {
            trial.set("x", -1, -2, -3, -4).run();
            assertArrayEquals(new float[] {-1, -2, -3, -4}, trial.get("y"));
        }
    }

    @Test
    void paddingCountsInTheMeanOnRequest() {
        try (Trial trial = Trial.training(average(2, 1, List.of(1, 0, 0, 0), false), Shape.of(1, 1, 2, 1))) {
            trial.set("x", 2, 4).run();
            assertArrayEquals(new float[] {3}, trial.get("y"));
            assertArrayEquals(new float[] {0.5f, 0.5f}, trial.gradient("x"));
        }
        try (Trial trial = Trial.training(average(2, 1, List.of(1, 0, 0, 0), true), Shape.of(1, 1, 2, 1))) {
            trial.set("x", 2, 4).run();
            assertArrayEquals(new float[] {1.5f}, trial.get("y"));
            assertArrayEquals(new float[] {0.25f, 0.25f}, trial.gradient("x"));
        }
    }

    @Test
    void refusesAWindowThatDoesNotFit() {
        String message = assertThrows(
                        AssemblyException.class,
                        () -> Trial.training(max(3, 2, List.of(0)), Shape.of(1, 9, 2, 4))
                                .close())
                .getMessage();
        assertTrue(message.contains("[3, 3]") && message.contains("[1, 9, 2, 4]"), message);
    }

    @Test
    void refusesWindowsInPaddingOnly() {
        String message = assertThrows(IllegalArgumentException.class, () -> max(2, 1, List.of(0, 2, 0, 0)))
                .getMessage();
        assertTrue(message.contains("[0, 2, 0, 0]") && message.contains("[2]"), message);
    }
}
