package lamina.api.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.junit.jupiter.api.Test;

class FloatsTest {

    @Test
    void seesTheSegment() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment segment = arena.allocateFrom(ValueLayout.JAVA_FLOAT, 1, 2, 3);
            Floats floats = new Floats(segment);
            floats.set(1, 5);
            assertEquals(3, floats.length());
            assertEquals(5, segment.getAtIndex(ValueLayout.JAVA_FLOAT, 1));
            assertEquals(3, floats.get(2));
        }
    }

    @Test
    void refusesWhatIsOutside() {
        try (Arena arena = Arena.ofConfined()) {
            Floats floats = new Floats(arena.allocate(12));
            assertThrows(IndexOutOfBoundsException.class, () -> floats.get(3));
            assertThrows(IndexOutOfBoundsException.class, () -> floats.set(-1, 0));
        }
    }

    @Test
    void refusesTheHeap() {
        MemorySegment heap = MemorySegment.ofArray(new float[3]);
        assertThrows(IllegalArgumentException.class, () -> new Floats(heap));
    }
}
