package lamina.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Random;
import jdk.incubator.vector.FloatVector;
import lamina.api.kernel.Floats;
import org.junit.jupiter.api.Test;

class WideUpdateTest {
    private static final int COUNT = 1003; // some behind the last sixteen

    @Test
    void leavesTheBitsThatTheNarrowOneLeaves() {
        assumeTrue(FloatVector.SPECIES_PREFERRED.length() >= Halves.LANES, "needs registers of 512 bits");
        try (Arena arena = Arena.ofConfined()) {
            NarrowUpdate one = update(arena);
            NarrowUpdate other = update(arena);
            one.run(0, COUNT);
            WideUpdate wide = new WideUpdate(other);
            wide.run(0, 77); // any cut
            wide.run(77, COUNT);
            List.of(one.w().mismatch(other.w()), one.velocity().mismatch(other.velocity()))
                    .forEach(at -> assertEquals(-1, at));
            assertEquals(-1, one.narrowed().mismatch(other.narrowed()));
        }
    }

    private static NarrowUpdate update(Arena arena) {
        Random random = new Random(1);
        MemorySegment rate = arena.allocate(4, 64);
        rate.set(ValueLayout.JAVA_FLOAT, 0, 0.01f);
        return new NarrowUpdate(
                floats(arena, random),
                floats(arena, random),
                halves(arena, random),
                halves(arena, random),
                new Floats(rate),
                0.9f,
                5e-4f,
                2);
    }

    private static MemorySegment floats(Arena arena, Random random) {
        MemorySegment memory = arena.allocate(4L * COUNT, 64);
        for (int i = 0; i < COUNT; i++) {
            memory.setAtIndex(ValueLayout.JAVA_FLOAT, i, (float) random.nextGaussian());
        }
        return memory;
    }

    private static MemorySegment halves(Arena arena, Random random) {
        MemorySegment memory = arena.allocate(2L * COUNT, 64);
        for (int i = 0; i < COUNT; i++) {
            int bits = Float.floatToRawIntBits((float) random.nextGaussian());
            memory.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) (bits >>> 16));
        }
        return memory;
    }
}
