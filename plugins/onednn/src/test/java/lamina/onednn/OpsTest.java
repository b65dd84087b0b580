package lamina.onednn;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.stream.Stream;
import lamina.api.backend.Placement;
import lamina.api.backend.Precision;
import lamina.api.graph.Tensor;
import lamina.testkit.OpSample;
import lamina.testkit.OpSamples;
import lamina.testkit.Tolerance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** oneDNN computes what the portable kernels compute, on odd shapes and on those of AlexNet. */
class OpsTest {

    static Stream<OpSample> cases() {
        return Stream.of(OpSamples.all(), OpSamples.averages(), OpSamples.softmaxes())
                .flatMap(samples -> samples);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agrees(OpSample test) {
        agrees(test, Precision.F32, 0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void agreesInBfloat16(OpSample test) {
        assumeTrue(new OneDnn().computesIn(Precision.BF16).isPresent(), "oneDNN computes in bf16 on AVX-512 only");
        agrees(test, Precision.BF16, Tolerance.BFLOAT16);
    }

    private static void agrees(OpSample test, Precision precision, double more) {
        Bed bed = new Bed(test.name().hashCode());
        Bed.Outcome expected = bed.run("reference", Precision.F32, test.ops(), test.results());
        Bed.Outcome found = bed.run("onednn", precision, test.ops(), test.results());
        for (Placement placement : found.placements()) {
            boolean explained = placement.implementation().startsWith("onednn ")
                    ? placement.remark().isEmpty() || placement.remark().startsWith("onednn: not in bf16: ")
                    : placement.remark().startsWith("onednn: ");
            assertTrue(explained, () -> placement.implementation() + ": " + placement.remark());
        }
        for (Tensor result : test.results()) {
            Tolerance.check(
                    result, expected.results().get(result), found.results().get(result), more + test.tolerance(result));
        }
    }
}
