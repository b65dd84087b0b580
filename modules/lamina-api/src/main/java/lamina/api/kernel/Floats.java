package lamina.api.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Objects;

/**
 * The elements of a tensor as a kernel sees them: 32-bit values in native memory, indexed by {@code int} and checked against the
 * length.
 *
 * <p>Reads through a base address, not through the segment: C2 turns the loops of kernels into vector code in this form, three times
 * as fast (measured on JDK 25). The price is that the liveness of the memory is not checked, so whoever hands out a view keeps its
 * memory alive as long as kernels may run.
 */
public final class Floats {
    @SuppressWarnings("restricted") // every index is checked against the length of the segment the view was made of
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private final MemorySegment segment;
    private final long base;
    private final int length;

    /**
     * A view of native memory.
     *
     * @throws IllegalArgumentException if the segment is on the heap, or longer than 2147483647 elements
     */
    public Floats(MemorySegment segment) {
        if (!segment.isNative()) {
            throw new IllegalArgumentException(
                    "kernels work on native memory, this segment is on the heap: " + segment);
        }
        if (segment.byteSize() / 4 > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "kernels index by int; too long: " + segment.byteSize() / 4 + " elements");
        }
        this.segment = segment;
        this.base = segment.address();
        this.length = (int) (segment.byteSize() / 4);
    }

    /** The element at {@code i}. */
    public float get(int i) {
        Objects.checkIndex(i, length);
        return ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, base + 4L * i);
    }

    /** Sets the element at {@code i}. */
    public void set(int i, float value) {
        Objects.checkIndex(i, length);
        ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, base + 4L * i, value);
    }

    /** How many elements there are. */
    public int length() {
        return length;
    }

    /** The memory itself; not for kernels. */
    public MemorySegment segment() {
        return segment;
    }
}
