package lamina.api.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void countsElements() {
        Shape shape = Shape.of(128, 55, 55, 96);
        assertEquals(37_171_200, shape.size());
        assertEquals(290_400, shape.itemSize());
        assertEquals(96, shape.dim(-1));
        assertEquals(Shape.of(1, 55, 55, 96), shape.withBatch(1));
        assertEquals(Shape.of(128, 55, 55, 48), shape.withLast(48));
        assertEquals("[128, 55, 55, 96]", shape.toString());
    }

    @Test
    void refusesWhatIsNoShape() {
        assertThrows(IllegalArgumentException.class, () -> Shape.of(3, 0));
        String message = assertThrows(IllegalArgumentException.class, () -> Shape.of(1 << 16, 1 << 16))
                .getMessage();
        assertTrue(message.contains("[65536, 65536]"), message);
    }
}
