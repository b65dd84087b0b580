package lamina.testkit;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import lamina.api.graph.Tensor;

/**
 * The memory of one tensor between two guard bands, so that a write beside it is noticed, and poisoned, so that a place that is read
 * before it is written, or never written, is noticed.
 */
final class Guarded {
    /** A NaN that no arithmetic makes; as an index it is far out of bounds. */
    private static final int POISON = 0x7FC0DEAD;

    private static final int BAND = 64;

    private final Tensor tensor;
    private final MemorySegment whole;
    private final MemorySegment content;

    Guarded(Tensor tensor, Arena arena) {
        this.tensor = tensor;
        whole = arena.allocate(tensor.bytes() + 2 * BAND, 64);
        poison(whole.asSlice(0, BAND));
        poison(whole.asSlice(BAND + tensor.bytes()));
        content = whole.asSlice(BAND, tensor.bytes());
    }

    MemorySegment content() {
        return content;
    }

    void poison() {
        poison(content);
    }

    /** Fails if a guard band was written to. */
    void checkBands(String where) {
        if (!isPoison(whole.asSlice(0, BAND)) || !isPoison(whole.asSlice(BAND + tensor.bytes()))) {
            throw new AssertionError(where + " wrote beside " + tensor);
        }
    }

    /** Fails if a place still has the poison. */
    void checkWritten(String where) {
        for (int i = 0; i < tensor.shape().size(); i++) {
            if (content.getAtIndex(ValueLayout.JAVA_INT, i) == POISON) {
                throw new AssertionError(where + " did not write element " + i + " of " + tensor);
            }
        }
    }

    private static void poison(MemorySegment memory) {
        for (long i = 0; i < memory.byteSize() / 4; i++) {
            memory.setAtIndex(ValueLayout.JAVA_INT, i, POISON);
        }
    }

    private static boolean isPoison(MemorySegment memory) {
        for (long i = 0; i < memory.byteSize() / 4; i++) {
            if (memory.getAtIndex(ValueLayout.JAVA_INT, i) != POISON) {
                return false;
            }
        }
        return true;
    }
}
