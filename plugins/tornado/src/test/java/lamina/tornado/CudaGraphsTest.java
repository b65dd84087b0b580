package lamina.tornado;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import lamina.api.BackendException;
import lamina.api.backend.Backend;
import lamina.api.backend.Graph;
import lamina.api.backend.Precision;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Relu;
import org.junit.jupiter.api.Test;

/** Recorded graphs, on a device that can, and what is said of one that cannot. */
class CudaGraphsTest {
    private static final Tensor X = new Tensor("x", Shape.of(3), Element.FLOAT32, Role.INPUT);
    private static final Tensor Y = new Tensor("y", Shape.of(3), Element.FLOAT32, Role.VALUE);
    private static final Graph GRAPH = new Graph(List.of(new Procedure("run", List.of(new Relu(X, Y)), List.of(Y))));

    private static final boolean POSSIBLE = TornadoBackend.hasCudaGraphs(Devices.choose(TornadoSettings.defaults()));

    private static Backend recording() {
        return new TornadoProvider().create(new TornadoSettings(TornadoSettings.AUTO, Precision.F32, false, 0, true));
    }

    @Test
    void aDeviceWithoutThemIsRefused() {
        assumeFalse(POSSIBLE, "the device has CUDA graphs");
        BackendException e =
                assertThrows(BackendException.class, () -> recording().compile(GRAPH, List.of()));
        assertTrue(e.getMessage().contains("has no CUDA graphs"), e::getMessage);
        assertEquals(1, e.getMessage().lines().count());
    }

    @Test
    void aRecordSeesWhatIsWrittenAfterIt() {
        assumeTrue(POSSIBLE, "the device has no CUDA graphs");
        try (Program program = recording().compile(GRAPH, List.of())) {
            for (int run = 1; run < 5; run++) {
                Numbers.write(program, X, run, -run, 2 * run);
                program.run("run");
                assertArrayEquals(new float[] {run, 0, 2 * run}, Numbers.read(program, Y));
            }
            assertThrows(BackendException.class, () -> program.time("run"));
        }
    }
}
