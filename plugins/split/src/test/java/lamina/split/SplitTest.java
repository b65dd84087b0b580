package lamina.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lamina.api.graph.Shape;
import lamina.testkit.Trial;
import org.junit.jupiter.api.Test;

/** Two halves worked by hand. */
class SplitTest {

    @Test
    void theSecondHalfOfTheChannels() {
        try (Trial trial = Trial.training(new SplitProvider().create(new SplitSettings(2, 1)), Shape.of(1, 1, 2, 4))) {
            trial.set("x", 1, 2, 3, 4, 5, 6, 7, 8).set("dy", 10, 20, 30, 40).run();
            assertEquals(Shape.of(1, 1, 2, 2), trial.shape("y"));
            assertArrayEquals(new float[] {3, 4, 7, 8}, trial.get("y"));
            assertArrayEquals(new float[] {0, 0, 10, 20, 0, 0, 30, 40}, trial.gradient("x"));
        }
    }

    @Test
    void aPartThatIsNotThere() {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> new SplitSettings(2, 2));
        assertEquals(
                "output must be below numOutputs, as parts are counted from 0; found output 2 of 2", e.getMessage());
    }
}
