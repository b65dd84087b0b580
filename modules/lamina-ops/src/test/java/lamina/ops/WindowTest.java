package lamina.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lamina.api.AssemblyException;
import lamina.api.graph.Shape;
import org.junit.jupiter.api.Test;

class WindowTest {
    @Test
    void countsPlaces() {
        Window first = new Window(11, 11, 4, 4, 0, 0, 3, 3);
        assertEquals(55, first.outHeight(224)); // (224 + 3 - 11) / 4 = 54, and one more
        assertEquals(27, Window.square(3, 2).outWidth(55)); // (55 - 3) / 2 = 26, and one more
        assertEquals(2, Window.square(3, 2).outWidth(6)); // (6 - 3) / 2 = 1.5: the last column is left out
        assertEquals(0, Window.square(3, 1).outHeight(2));
        assertEquals(Shape.of(128, 55, 55, 96), first.over(Shape.of(128, 224, 224, 3), 96));
    }

    @Test
    void refusesWhatDoesNotFit() {
        AssemblyException small = assertThrows(
                AssemblyException.class, () -> new Window(3, 4, 1, 1, 1, 0, 0, 0).over(Shape.of(2, 1, 3, 5), 7));
        assertEquals(
                "input [2, 1, 3, 5] does not fit a window of 3×4: with padding it has 2 rows and 3 columns, expected at least 3 and 4",
                small.getMessage());
        AssemblyException flat =
                assertThrows(AssemblyException.class, () -> Window.square(2, 1).over(Shape.of(2, 9), 7));
        assertEquals(
                "input [2, 9] does not fit a window of 2×2: expected [batch, height, width, channels]",
                flat.getMessage());
        assertThrows(AssemblyException.class, () -> Window.square(0, 1));
        assertThrows(AssemblyException.class, () -> Window.square(1, 0));
        assertThrows(AssemblyException.class, () -> new Window(1, 1, 1, 1, 0, 0, -1, 0));
    }
}
