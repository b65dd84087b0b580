package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lamina.api.backend.CompileListener;
import lamina.api.backend.OverrideSet;
import lamina.api.graph.Tensor;
import lamina.core.RunSpec;
import lamina.core.device.Machine;
import lamina.core.graph.Assembler;
import lamina.core.graph.Assembly;
import lamina.core.train.Initialization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Steps that look into themselves, and steps that do not, come to the same bits: what is fused in one is not done otherwise in the other. */
class ObservedTest {
    private static final int STEPS = 3;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backend={type: cpu, threads: 2, precision: f32, native: auto}",
                "backend={type: cpu, threads: 2, precision: f32, native: none}",
                "backend={type: cpu, threads: 2, precision: f32, native: reference}",
                "backend={type: cpu, threads: 2, precision: bf16}",
                "replicas.backends=[{type: cpu, threads: 1, precision: f32}, {type: cpu, threads: 1, precision: f32}]"
            })
    void theWeightsAreTheSame(String device) {
        RunSpec run = Trained.read("quickstart", List.of("train.batch=8", device));
        assertSame(run);
    }

    @Test
    void theWeightsOfColumnsAreTheSame() {
        List<String> changes = new ArrayList<>(List.of("train.batch=2"));
        for (String column : List.of("left", "right")) {
            changes.add("devices." + column + "={type: cpu, threads: 1, precision: f32}");
        }
        assertSame(Trained.read("alexnet-two-gpus", changes));
    }

    private static void assertSame(RunSpec run) {
        try (Trained plain = trained(run);
                Trained observed = trained(run)) {
            for (int number = 0; number < STEPS; number++) {
                plain.step(Assembly.TRAIN, number);
                observed.step(number == 0 ? Assembly.TRAIN : Assembly.OBSERVE, number);
            }
            List<Tensor> tensors = plain.assembly().parameters().stream()
                    .map(parameter -> parameter.tensor())
                    .toList();
            tensors.forEach(
                    tensor -> assertArrayEquals(content(plain, tensor), content(observed, tensor), tensor.toString()));
            Tensor norm = observed.assembly()
                    .observation()
                    .orElseThrow()
                    .layers()
                    .getFirst()
                    .norms()
                    .getFirst();
            byte[] bytes = content(observed, norm);
            assertFalse(IntStream.range(0, bytes.length).allMatch(i -> bytes[i] == 0), "it was measured");
        }
    }

    private static Trained trained(RunSpec run) {
        Machine machine = Machine.of(run);
        Assembly assembly = Assembler.training(run);
        Trained trained = new Trained(
                run,
                machine,
                assembly,
                machine.compile(assembly, Trained.all(OverrideSet.class), CompileListener.NONE),
                Arena.ofShared());
        Initialization.write(assembly, trained.program(), run.seed());
        return trained;
    }

    private static byte[] content(Trained trained, Tensor tensor) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment content = arena.allocate(tensor.bytes(), 64);
            trained.program().read(tensor, content);
            return content.toArray(ValueLayout.JAVA_BYTE);
        }
    }
}
