package lamina.vector;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors of the length that the processor likes best, and native memory by address.
 *
 * <p>Memory is reached through one segment that spans everything: C2 knows its bounds and that it lives for ever, so that a load is one
 * comparison and one instruction. Whoever calls vouches for the address.
 *
 * <p>All float vectors here are of one length. Copying short runs by masks, or by vectors of four, was tried: vectors were allocated in
 * more of the processes that were looked at. Why is not known; see {@link Room.OfPanels#copy}.
 */
final class Lanes {
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    static final VectorSpecies<Integer> INTS =
            VectorSpecies.of(int.class, FLOATS.vectorShape()); // as many of them as floats
    static final int LENGTH = FLOATS.length();
    static final long BYTES = FLOATS.vectorByteSize();

    @SuppressWarnings("restricted") // addresses come from segments of the backend, offsets from checked shapes
    private static final MemorySegment ALL = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Lanes() {}

    /** Why kernels that want a whole vector of channels cannot do with so many; empty if they can. */
    static Optional<String> unfit(int channels) {
        return channels >= LENGTH
                ? Optional.empty()
                : Optional.of("fewer channels, " + channels + ", than a vector has: " + LENGTH);
    }

    static FloatVector load(long address) {
        return FloatVector.fromMemorySegment(FLOATS, ALL, address, ByteOrder.nativeOrder());
    }

    static void store(FloatVector vector, long address) {
        vector.intoMemorySegment(ALL, address, ByteOrder.nativeOrder());
    }

    static IntVector loadInts(long address) {
        return IntVector.fromMemorySegment(INTS, ALL, address, ByteOrder.nativeOrder());
    }

    static void store(IntVector vector, long address) {
        vector.intoMemorySegment(ALL, address, ByteOrder.nativeOrder());
    }

    static float get(long address) {
        return ALL.get(ValueLayout.JAVA_FLOAT_UNALIGNED, address);
    }

    /** Copies two floats. */
    static void copyTwo(long from, long to) {
        ALL.set(ValueLayout.JAVA_LONG_UNALIGNED, to, ALL.get(ValueLayout.JAVA_LONG_UNALIGNED, from));
    }

    static void set(long address, float value) {
        ALL.set(ValueLayout.JAVA_FLOAT_UNALIGNED, address, value);
    }
}
