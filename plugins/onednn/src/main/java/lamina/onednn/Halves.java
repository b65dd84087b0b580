package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Sixteen numbers at a time, fp32 in registers and bfloat16 in memory. */
final class Halves {
    static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_512;
    static final VectorSpecies<Integer> INTS = IntVector.SPECIES_512;
    static final int LANES = 16;

    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_256;
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_128;

    private Halves() {}

    /** @param at the first element */
    static FloatVector load(MemorySegment memory, long at) {
        ShortVector halves = ShortVector.fromMemorySegment(SHORTS, memory, at * Short.BYTES, ByteOrder.nativeOrder());
        IntVector bits = (IntVector) halves.convertShape(VectorOperators.ZERO_EXTEND_S2I, INTS, 0);
        return bits.lanewise(VectorOperators.LSHL, Short.SIZE).reinterpretAsFloats();
    }

    /** Rounds to the nearest, to even in the middle; what is not a number stays so, whatever its digits. */
    static void store(FloatVector values, MemorySegment memory, long at) {
        IntVector bits =
                values.blend(Float.NaN, values.test(VectorOperators.IS_NAN)).reinterpretAsInts();
        IntVector odd = bits.lanewise(VectorOperators.LSHR, Short.SIZE).and(1);
        IntVector rounded = bits.add(odd).add(0x7fff).lanewise(VectorOperators.LSHR, Short.SIZE);
        ((ShortVector) rounded.convertShape(VectorOperators.I2S, SHORTS, 0))
                .intoMemorySegment(memory, at * Short.BYTES, ByteOrder.nativeOrder());
    }

    static IntVector loadBytes(MemorySegment memory, long at) {
        ByteVector bytes = ByteVector.fromMemorySegment(BYTES, memory, at, ByteOrder.nativeOrder());
        return (IntVector) bytes.convertShape(VectorOperators.ZERO_EXTEND_B2I, INTS, 0);
    }

    static void storeBytes(IntVector values, MemorySegment memory, long at) {
        ((ByteVector) values.convertShape(VectorOperators.I2B, BYTES, 0))
                .intoMemorySegment(memory, at, ByteOrder.nativeOrder());
    }
}
