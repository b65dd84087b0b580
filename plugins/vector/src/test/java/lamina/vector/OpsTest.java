package lamina.vector;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lamina.api.backend.Placement;
import lamina.api.graph.Tensor;
import lamina.cpu.CpuSettings;
import lamina.ops.Relu;
import lamina.testkit.OpSample;
import lamina.testkit.OpSamples;
import lamina.testkit.Tolerance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors compute what the portable kernels compute, with any number of threads the same. */
class OpsTest {

    static Stream<OpSample> all() {
        return Stream.concat(OpSamples.all(), OpSamples.dropouts());
    }

    @ParameterizedTest
    @MethodSource("all")
    void agrees(OpSample ops) {
        Bed bed = new Bed(ops.name().hashCode());
        Map<Tensor, float[]> expected = bed.run(CpuSettings.reference(2), ops).results();
        Bed.Outcome found = bed.run(Bed.vectors(2), ops);
        for (Placement placement : found.placements()) {
            if (placement.op() instanceof Relu) {
                continue; // C2 makes vectors of the portable one
            }
            boolean explained = placement.implementation().startsWith("vector ")
                    ? placement.remark().isEmpty()
                    : placement.remark().startsWith("vector: ");
            assertTrue(explained, () -> placement.implementation() + ": " + placement.remark());
        }
        for (Tensor result : ops.results()) {
            Tolerance.check(result, expected.get(result), found.results().get(result), ops.tolerance(result));
        }
    }

    static List<OpSample> larger() {
        return OpSamples.larger();
    }

    @ParameterizedTest
    @MethodSource("larger")
    void threadsChangeNothing(OpSample ops) {
        Bed bed = new Bed(1);
        Map<Tensor, float[]> expected = bed.run(Bed.vectors(1), ops).results();
        for (int threads : List.of(2, 3, 7)) {
            Map<Tensor, float[]> found = bed.run(Bed.vectors(threads), ops).results();
            ops.results().forEach(result -> assertArrayEquals(expected.get(result), found.get(result)));
        }
    }
}
