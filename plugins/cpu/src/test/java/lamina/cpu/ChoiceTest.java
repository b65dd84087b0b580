package lamina.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.BackendException;
import lamina.api.backend.Graph;
import lamina.api.backend.HostMemory;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.OpOverride;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Placement;
import lamina.api.backend.Precision;
import lamina.api.backend.Preparation;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private final Tensor x = Toy.tensor("x", Role.INPUT, 4);
    private final Tensor y = Toy.tensor("y", Role.VALUE, 4);
    private final Tensor z = Toy.tensor("z", Role.VALUE, 4);
    private final Graph graph =
            new Graph(List.of(new Procedure("p", List.of(new Toy.Shift(x, y, 1), new Toy.Shift(y, z, 2)), List.of(z))));
    private final List<String> events = new ArrayList<>();

    /** Takes shifts by 1 and adds 10 instead, so that one sees who ran. */
    private final class Tens implements OpOverride<Toy.Shift, HostMemory> {
        @Override
        public Class<Toy.Shift> op() {
            return Toy.Shift.class;
        }

        @Override
        public Class<HostMemory> memory() {
            return HostMemory.class;
        }

        @Override
        public Preparation prepare(Toy.Shift op, HostMemory memory) {
            if (op.by() != 1) {
                return new Preparation.Declined("only by 1");
            }
            MemorySegment from = memory.of(op.x());
            MemorySegment to = memory.of(op.y());
            MemorySegment once = memory.scratch(100);
            MemorySegment twice = memory.scratch(100);
            assertTrue(once.asOverlappingSlice(twice).isEmpty(), "scratch pieces of one op are apart");
            assertEquals(0, memory.lasting(50).address() % 64);
            memory.onClose(() -> events.add("closed"));
            return new Preparation.Accepted(
                    () -> {
                        for (int i = 0; i < 4; i++) {
                            float value = from.getAtIndex(ValueLayout.JAVA_FLOAT, i) + 10;
                            to.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
                        }
                    },
                    "tens loop");
        }
    }

    private record Fixed(String name, Optional<String> unavailable, List<OpOverride<?, ?>> overrides)
            implements OverrideSet {}

    /** Computes in {@code automatic} unless told otherwise, in bf16 on demand if it is able. */
    private record Lowering(Precision automatic, boolean able) implements OverrideSet {
        @Override
        public String name() {
            return "halves";
        }

        @Override
        public Optional<String> unavailable() {
            return Optional.empty();
        }

        @Override
        public List<OpOverride<?, ?>> overrides() {
            return List.of();
        }

        @Override
        public Optional<Precision> computesIn(Precision wish) {
            return switch (wish) {
                case AUTO -> Optional.of(automatic);
                case F32 -> Optional.of(Precision.F32);
                case BF16 -> able ? Optional.of(Precision.BF16) : Optional.empty();
            };
        }

        @Override
        public String description() {
            return "half as long";
        }
    }

    private static CpuSettings wishing(Precision precision) {
        return new CpuSettings(2, "auto", precision);
    }

    private static String reason(Precision wish, OverrideSet... sets) {
        return Choice.of(wishing(wish), List.of(sets)).reason(List.of("amx_bf16", "avx512_bf16"));
    }

    private OverrideSet tens() {
        return new Fixed("tens", Optional.empty(), List.of(new Tens()));
    }

    private static OverrideSet missing() {
        return new Fixed("missing", Optional.of("no library"), List.of());
    }

    private Program compile(String setting, OverrideSet... sets) {
        return new CpuProvider()
                .create(new CpuSettings(1, setting, Precision.AUTO))
                .compile(graph, List.of(sets));
    }

    private float result(Program program) {
        float[] values = new float[4];
        program.write(x, MemorySegment.ofArray(values));
        program.run("p");
        program.read(z, MemorySegment.ofArray(values));
        return values[3];
    }

    @Test
    void anOverrideRunsWhatItAcceptsAndSaysWhyNotTheRest() {
        try (Program program = compile("auto", missing(), tens())) {
            assertEquals(12, result(program));
            List<Placement> placements = program.placements();
            assertEquals("tens loop", placements.get(0).implementation());
            assertEquals("", placements.get(0).remark());
            assertEquals("portable", placements.get(1).implementation());
            assertEquals(
                    "missing: no library; tens: only by 1", placements.get(1).remark());
            assertTrue(program.memory().contains(new MemoryUse("overrides", 64)));
            assertTrue(program.memory().contains(new MemoryUse("scratch", 256)));
        }
        assertEquals(List.of("closed"), events);
    }

    @Test
    void referenceIsPortable() {
        try (Program program = compile("reference", tens())) {
            assertEquals(3, result(program));
            assertEquals("", program.placements().getFirst().remark());
        }
    }

    @Test
    void oneSetByName() {
        try (Program program = compile("tens", missing(), tens())) {
            assertEquals(12, result(program));
        }
    }

    @Test
    void aSetThatIsNotInstalledIsNamedWithThoseThatAre() {
        String message = assertThrows(BackendException.class, () -> compile("onednn", missing(), tens()))
                .getMessage();
        assertTrue(message.contains("'onednn'") && message.contains("installed: missing, tens"), message);
        assertTrue(message.contains("\"none\""), message);
    }

    @Test
    void aNamedSetThatCannotBeUsedSaysWhy() {
        String message = assertThrows(BackendException.class, () -> compile("missing", missing()))
                .getMessage();
        assertTrue(message.contains("no library") && message.contains("\"auto\""), message);
    }

    @Test
    void thePrecisionHasAReason() {
        OverrideSet fast = new Lowering(Precision.BF16, true);
        assertEquals(
                "because the processor multiplies it in hardware (amx_bf16, avx512_bf16)",
                reason(Precision.AUTO, fast));
        assertEquals(
                "because the processor does not multiply bf16 in hardware",
                reason(Precision.AUTO, new Lowering(Precision.F32, true)));
        assertEquals(
                "because halves computes in nothing else here",
                reason(Precision.AUTO, new Lowering(Precision.F32, false)));
        assertEquals("as set", reason(Precision.F32, fast));
        assertEquals("as set", reason(Precision.BF16, fast));
        assertEquals("", reason(Precision.AUTO));
    }

    @Test
    void aListingTellsThreadsPrecisionAndLibraries() {
        assertEquals(
                "2 threads, bf16 as set; halves (half as long)",
                remark(wishing(Precision.BF16), new Lowering(Precision.F32, true)));
        assertEquals(
                "1 thread, f32; missing: no library; portable kernels only",
                remark(new CpuSettings(1, "auto", Precision.AUTO), missing()));
    }

    private static String remark(CpuSettings settings, OverrideSet... sets) {
        return new CpuProvider()
                .create(settings)
                .devices(List.of(sets))
                .getFirst()
                .remark();
    }

    @Test
    void aProgramTellsItsPrecision() {
        try (Program program = compile("auto", new Lowering(Precision.BF16, true))) {
            assertEquals(Precision.BF16, program.precision());
        }
        try (Program program = compile("reference", new Lowering(Precision.BF16, true))) {
            assertEquals(Precision.F32, program.precision());
        }
    }
}
