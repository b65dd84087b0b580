package lamina.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import lamina.api.BackendException;
import lamina.api.backend.Graph;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.Precision;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import lamina.testkit.ProcessMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuProgramTest {
    private static final int SIZE = 1000;
    private final Tensor x = Toy.tensor("x", Role.INPUT, SIZE);
    private final Tensor w = Toy.tensor("w", Role.PARAMETER, SIZE);
    private final Tensor a = Toy.tensor("a", Role.VALUE, SIZE);
    private final Tensor b = Toy.tensor("b", Role.VALUE, SIZE);
    private final Tensor c = Toy.tensor("c", Role.VALUE, SIZE);
    private final Graph graph = new Graph(List.of(
            new Procedure(
                    "three",
                    List.of(new Toy.Shift(x, a, 1), new Toy.Shift(a, b, 2), new Toy.Shift(b, c, 3)),
                    List.of(c)),
            new Procedure("update", List.of(new Toy.Shift(w, w, 0.5f)), List.of())));

    private static Program compile(Graph graph, int threads) {
        return new CpuProvider()
                .create(new CpuSettings(threads, "auto", Precision.AUTO))
                .compile(graph, List.of());
    }

    private static void write(Program program, Tensor tensor, float... values) {
        try (Arena arena = Arena.ofConfined()) {
            program.write(tensor, arena.allocateFrom(ValueLayout.JAVA_FLOAT, values));
        }
    }

    private static float[] read(Program program, Tensor tensor) {
        float[] values = new float[tensor.shape().size()];
        program.read(tensor, MemorySegment.ofArray(values));
        return values;
    }

    private static float[] ramp(float offset) {
        float[] values = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            values[i] = i + offset;
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5})
    void runsProceduresThatShareParameters(int threads) {
        try (Program program = compile(graph, threads)) {
            write(program, x, ramp(0));
            program.run("three");
            assertArrayEquals(ramp(6), read(program, c));
            assertArrayEquals(new float[SIZE], read(program, w), "a parameter is zero at first");
            write(program, w, ramp(0));
            program.run("update");
            program.run("update");
            assertArrayEquals(ramp(1), read(program, w));
        }
    }

    @Test
    void aGraphThatIsRefusedLeavesNoMemoryBehind() throws IOException {
        Graph wrong = new Graph(List.of(new Procedure("wrong", List.of(new Toy.Shift(a, b, 1)), List.of(b))));
        assertThrows(BackendException.class, () -> compile(wrong, 1)); // loads what stays loaded
        long before = ProcessMemory.reserved();
        for (int i = 0; i < 20; i++) {
            assertThrows(BackendException.class, () -> compile(wrong, 1));
        }
        long grown = ProcessMemory.reserved() - before;
        assertTrue(grown < Processor.memory(), () -> grown + " bytes of addresses are still reserved");
    }

    @Test
    void memoryIsCountedExactly() {
        try (Program program = compile(graph, 1)) {
            long row = Plan.aligned(4L * SIZE);
            assertEquals(
                    List.of(
                            new MemoryUse("inputs", row),
                            new MemoryUse("parameters", row),
                            new MemoryUse("values", 2 * row),
                            new MemoryUse("scratch", 0)),
                    program.memory());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void aRunAllocatesNothing(int threads) {
        ThreadMXBean beans = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long self = Thread.currentThread().threadId();
        try (Program program = compile(graph, threads)) {
            for (int i = 0; i < 2000; i++) {
                program.run("three");
            }
            long before = beans.getThreadAllocatedBytes(self);
            for (int i = 0; i < 1000; i++) {
                program.run("three");
            }
            long allocated = beans.getThreadAllocatedBytes(self) - before;
            assertTrue(allocated < 8000, () -> "an object a run would be 16000 bytes, there were " + allocated);
        }
    }

    @Test
    void aKernelThatFailsIsNamedByItsOp() {
        Tensor y = Toy.tensor("y", Role.VALUE, SIZE);
        Graph broken = new Graph(List.of(new Procedure("train", List.of(new Toy.Overrun(x, y)), List.of())));
        try (Program program = compile(broken, 2)) {
            fails(
                    BackendException.class,
                    () -> program.run("train"),
                    "'train'",
                    "Overrun (x [1000] -> y [1000])",
                    "1000");
        }
    }

    @Test
    void misuseIsExplained() {
        Program program = compile(graph, 1);
        fails(IllegalStateException.class, () -> read(program, c), "c [1000]", "before a procedure has run");
        program.run("three");
        fails(
                IllegalArgumentException.class,
                () -> read(program, a),
                "a [1000]",
                "not a result of procedure 'three'",
                "[c [1000]]");
        fails(IllegalArgumentException.class, () -> program.run("tree"), "'tree'", "three", "update");
        fails(IllegalArgumentException.class, () -> write(program, a, ramp(0)), "a [1000]", "an op computes it");
        fails(IllegalArgumentException.class, () -> write(program, x, 1, 2), "4000 bytes", "segment 8");
        Tensor stranger = Toy.tensor("stranger", Role.INPUT, 3);
        fails(IllegalArgumentException.class, () -> write(program, stranger, 1, 2, 3), "stranger [3]");
        program.close();
        program.close();
        assertEquals(List.of(), program.memory());
        fails(BackendException.class, () -> program.run("three"), "closed");
        fails(BackendException.class, () -> read(program, w), "closed");
        fails(BackendException.class, () -> write(program, x, ramp(0)), "closed");
    }

    private static void fails(Class<? extends RuntimeException> kind, Executable action, String... parts) {
        String message = assertThrows(kind, action).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), () -> "'" + part + "' is missing in: " + message);
        }
    }

    @Test
    void opsAreEventsOfAFlightRecordingAndOnlyThen(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("ops.jfr");
        try (Program program = compile(graph, 1);
                Recording recording = new Recording()) {
            write(program, x, ramp(0));
            program.run("three");
            recording.enable("lamina.Op");
            recording.start();
            program.run("three");
            assertEquals(3, program.time("three").length);
            recording.stop();
            assertArrayEquals(ramp(6), read(program, c));
            program.run("three");
            recording.dump(file);
        }
        List<RecordedEvent> ops = RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("lamina.Op"))
                .toList();
        assertEquals(
                List.of("a", "a", "b", "b", "c", "c"),
                ops.stream().map(event -> event.getString("writes")).sorted().toList());
        for (RecordedEvent op : ops) {
            assertEquals(
                    "three Shift portable",
                    op.getString("procedure") + " " + op.getString("type") + " " + op.getString("implementation"));
            assertTrue(op.getDuration().toNanos() >= 0);
        }
    }
}
