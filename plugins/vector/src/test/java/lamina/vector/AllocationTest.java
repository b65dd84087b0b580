package lamina.vector;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Stream;
import lamina.api.backend.Program;
import lamina.api.graph.Shape;
import lamina.ops.Window;
import lamina.testkit.OpSample;
import lamina.testkit.OpSamples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Once compiled, vectors live in registers: a run allocates nothing. */
class AllocationTest {
    private static final int RUNS = 200;

    static Stream<OpSample> ops() {
        Window window = new Window(3, 3, 1, 1, 1, 1, 1, 1);
        return Stream.of(
                OpSamples.convolution(Shape.of(2, 9, 9, 32), 48, window, 2),
                OpSamples.convolution(Shape.of(2, 19, 19, 3), 32, Window.square(5, 2), 1),
                OpSamples.product(24, 200, 72),
                OpSamples.normalization(Shape.of(2, 5, 5, 40), 5, 0.75f),
                OpSamples.maximum(Shape.of(2, 9, 9, 40), Window.square(3, 2)),
                OpSamples.activation(Shape.of(2, 9, 9, 41)),
                OpSamples.dropout(Shape.of(24, 333), 0.5f, 7));
    }

    @ParameterizedTest
    @MethodSource("ops")
    void aRunAllocatesNothing(OpSample ops) {
        try (Program program = new Bed(1).compile(Bed.vectors(1), ops)) {
            long allocated = Long.MAX_VALUE; // until C2 has compiled everything, vectors are objects
            long end = System.nanoTime() + 60_000_000_000L;
            while (allocated >= 8 * RUNS && System.nanoTime() < end) {
                allocated = allocated(program);
            }
            long bytes = allocated;
            assertTrue(bytes < 8 * RUNS, () -> "an object a run is 16 bytes, there were " + bytes + " in " + RUNS);
        }
    }

    private static long allocated(Program program) {
        ThreadMXBean beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().threadId();
        long before = beans.getThreadAllocatedBytes(self);
        for (int i = 0; i < RUNS; i++) {
            program.run(Bed.RUN);
        }
        return beans.getThreadAllocatedBytes(self) - before;
    }
}
