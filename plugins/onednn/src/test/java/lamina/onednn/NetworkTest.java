package lamina.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import lamina.api.backend.Graph;
import lamina.api.backend.Precision;
import lamina.api.backend.Program;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.cpu.CpuProvider;
import lamina.cpu.CpuSettings;
import lamina.ops.Window;
import lamina.testkit.Tolerance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whole networks, forward and backward. */
class NetworkTest {

    private static Network small(int batch) {
        Network net = new Network(batch, 31, 31, 3);
        net.conv(16, Window.square(5, 2), 1).relu().lrn().pool();
        net.conv(24, Network.same(3), 2).relu();
        return net.flatten().dense(40).relu().dropout().dense(7);
    }

    @Test
    void lossesAndGradientsAgree() {
        Graph graph = small(5).training(false);
        Bed bed = new Bed(3);
        Bed.Outcome expected = bed.expected(graph);
        Bed.Outcome found = bed.run("onednn", Precision.F32, graph);
        assertEquals(9, expected.results().size(), "losses and four layers' weights and biases");
        for (Tensor result : expected.results().keySet()) {
            Tolerance.check(
                    result, expected.results().get(result), found.results().get(result), 1e-4);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"F32", "BF16"})
    void aRunAllocatesNothing(Precision precision) {
        assumeTrue(new OneDnn().computesIn(precision).isPresent(), "oneDNN computes in bf16 on AVX-512 only");
        Graph graph = small(5).training(true);
        ThreadMXBean beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().threadId();
        try (Program program = new CpuProvider()
                .create(new CpuSettings(1, "onednn", precision))
                .compile(graph, List.of(Bed.oneDnn()))) {
            long allocated = Long.MAX_VALUE; // as long as C2 is not done
            long end = System.nanoTime() + 60_000_000_000L;
            while (allocated >= 8000 && System.nanoTime() < end) {
                long before = beans.getThreadAllocatedBytes(self);
                for (int i = 0; i < 1000; i++) {
                    program.run("train");
                }
                allocated = beans.getThreadAllocatedBytes(self) - before;
            }
            long bytes = allocated;
            assertTrue(bytes < 8000, () -> "an object a run would be 16000 bytes, there were " + bytes);
        }
    }

    /** Reference implementations take up to 20 s a step, and nothing but their name tells. */
    @ParameterizedTest
    @MethodSource("hot")
    void noReferenceImplementationRuns(Network network, Precision precision) {
        assumeTrue(new OneDnn().computesIn(precision).isPresent(), "oneDNN computes in bf16 on AVX-512 only");
        try (Program program = new CpuProvider()
                .create(new CpuSettings(2, "onednn", precision))
                .compile(network.training(true), List.of(Bed.oneDnn()))) {
            for (var placement : program.placements()) {
                Op op = placement.op();
                String who = op.type() + " " + op.writes() + ": " + placement.implementation() + placement.remark();
                assertFalse(placement.implementation().matches(".*\\b(ref|simple)\\b.*"), who);
                assertTrue(op.multiplyAdds() == 0 || placement.implementation().startsWith("onednn "), who);
            }
        }
    }

    /** AlexNet, and a first layer whose folded channels fill no block. */
    static Stream<Arguments> hot() {
        return Stream.of(Precision.F32, Precision.BF16)
                .flatMap(precision ->
                        Stream.of(Arguments.of(Network.alexNet(128), precision), Arguments.of(small(64), precision)));
    }
}
