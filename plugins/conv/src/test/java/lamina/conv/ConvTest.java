package lamina.conv;

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

/** Convolutions worked by hand. */
class ConvTest {

    private static Layer layer(int filters, int kernel, int stride, List<Integer> pads, int group) {
        return new ConvProvider().create(Settings.conv(filters, List.of(kernel), List.of(stride), pads, group));
    }

    @Test
    void firstLayerOfAlexNet() {
        // 224 pixels and 3 of padding on the right and at the bottom: (227 - 11) / 4 + 1 = 55, as published.
        Layer conv1 = layer(96, 11, 4, List.of(0, 0, 3, 3), 1);
        try (Trial trial = Trial.evaluation(conv1, Shape.of(1, 224, 224, 3))) {
            assertEquals(Shape.of(1, 55, 55, 96), trial.shape("y"));
            assertEquals(Shape.of(96, 3, 11, 11), trial.shape("weights"));
            assertEquals(
                    34_944, trial.shape("weights").size() + trial.shape("bias").size());
        }
    }

    @Test
    void slidesOverAPicture() {
        try (Trial trial = Trial.training(layer(1, 2, 1, List.of(0), 1), Shape.of(1, 3, 3, 1))) {
            trial.set("x", 1, 2, 3, 4, 5, 6, 7, 8, 10)
                    .set("weights", 1, 0, 0, -1)
                    .set("bias", 0.5f);
            trial.run();
            // Each pixel less the one below and to the right of it, plus a half.
            assertArrayEquals(new float[] {-3.5f, -3.5f, -3.5f, -4.5f}, trial.get("y"));
            assertArrayEquals(new float[] {12, 16, 24, 29}, trial.gradient("weights"));
            assertArrayEquals(new float[] {4}, trial.gradient("bias"));
            assertArrayEquals(new float[] {1, 1, 0, 1, 0, -1, 0, -1, -1}, trial.gradient("x"));
        }
    }

    @Test
    void groupsSeeTheirOwnChannels() {
        try (Trial trial = Trial.evaluation(layer(4, 1, 1, List.of(0), 2), Shape.of(1, 1, 1, 2))) {
            trial.set("x", 3, 5).set("weights", 1, 2, 10, 100).run();
            assertArrayEquals(new float[] {3, 6, 50, 500}, trial.get("y"));
        }
    }

    @Test
    void paddingIsTopLeftBottomRight() {
        Layer layer = layer(1, 1, 1, List.of(1, 0, 0, 2), 1);
        try (Trial trial = Trial.evaluation(layer, Shape.of(1, 1, 1, 1))) {
            trial.set("x", 7).set("weights", 1).run();
            assertEquals(Shape.of(1, 2, 3, 1), trial.shape("y"));
            assertArrayEquals(new float[] {0, 0, 0, 7, 0, 0}, trial.get("y"));
        }
    }

    @Test
    void scalesReachTheParameters() {
        try (Trial trial = Trial.training(layer(1, 1, 1, List.of(0), 1), Shape.of(1, 1, 1, 1))) {
            assertEquals(1, trial.parameter("weights").rateScale());
            assertEquals(1, trial.parameter("weights").decayScale());
            assertEquals(2, trial.parameter("bias").rateScale());
            assertEquals(0, trial.parameter("bias").decayScale());
        }
    }

    @Test
    void refusesAWindowThatDoesNotFit() {
        String message = refusal(layer(1, 7, 1, List.of(1), 1), Shape.of(2, 4, 9, 3));
        assertTrue(message.contains("[7]") && message.contains("[2, 4, 9, 3]"), message);
    }

    @Test
    void refusesGroupsThatDoNotDivide() {
        String message = refusal(layer(6, 1, 1, List.of(0), 3), Shape.of(2, 4, 9, 4));
        assertTrue(message.contains("group 3") && message.contains("4 channels"), message);
        assertThrows(IllegalArgumentException.class, () -> layer(5, 1, 1, List.of(0), 2));
    }

    @Test
    void refusesASecondInput() {
        String message = refusal(layer(1, 1, 1, List.of(0), 1), Shape.of(1, 1, 1, 1), Shape.of(1, 1, 1, 2));
        assertTrue(message.contains("one input") && message.contains("2"), message);
    }

    @Test
    void refusesListsOfAnotherLength() {
        List<Integer> three = List.of(1, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> layer(1, 1, 1, three, 1));
        assertThrows(IllegalArgumentException.class, () -> Settings.conv(1, three, List.of(1), List.of(0), 1));
    }

    private static String refusal(Layer layer, Shape... inputs) {
        return assertThrows(
                        AssemblyException.class,
                        () -> Trial.training(layer, inputs).close())
                .getMessage();
    }
}
