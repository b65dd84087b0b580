package lamina.tornado;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.BackendException;
import lamina.api.backend.CompileListener;
import lamina.api.backend.Graph;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Relu;
import org.junit.jupiter.api.Test;
import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** What must not go unnoticed: a kernel that computes something else, one that no device runs, and a graph that is cut short. */
class GuardTest {
    private static final Room ROOM = new Room(1 << 20, 1 << 20);
    private static final Shape SHAPE = Shape.of(5, 7);
    static final Relu RELU = new Relu(tensor("x", Role.INPUT), tensor("y", Role.VALUE));

    private final TornadoDevice device = Devices.choose(TornadoSettings.defaults());

    private static Tensor tensor(String name, Role role) {
        return new Tensor(name, SHAPE, Element.FLOAT32, role);
    }

    /** A way to run Relu. */
    record Planted(Kernel kernel) implements HotOp<Relu> {

        interface Kernel {
            DeviceStep over(FloatArray x, FloatArray y);
        }

        @Override
        public Class<Relu> op() {
            return Relu.class;
        }

        @Override
        public Optional<List<DeviceStep>> prepare(Relu op, DeviceMemory memory) {
            return Optional.of(List.of(kernel.over(memory.floats(op.x()), memory.floats(op.y()))));
        }
    }

    static void right(FloatArray x, FloatArray y) {
        for (@Parallel int i = 0; i < 35; i++) {
            y.set(i, Math.max(0f, x.get(i)));
        }
    }

    /** Leaves out the last element. */
    static void partial(FloatArray x, FloatArray y) {
        for (@Parallel int i = 0; i < 34; i++) {
            y.set(i, Math.max(0f, x.get(i)));
        }
    }

    /** Leaks. */
    static void wrong(FloatArray x, FloatArray y) {
        for (@Parallel int i = 0; i < 35; i++) {
            y.set(i, Math.max(0.01f * x.get(i), x.get(i)));
        }
    }

    /** Asks for the time, which no device has. */
    static void hostOnly(FloatArray x, FloatArray y) {
        for (@Parallel int i = 0; i < 35; i++) {
            y.set(i, x.get(i) + System.nanoTime());
        }
    }

    /** Right, but for its name, which Java allows and no dialect of C. */
    static void unsigned(FloatArray x, FloatArray y) {
        for (@Parallel int i = 0; i < 35; i++) {
            y.set(i, Math.max(0f, x.get(i)));
        }
    }

    private Guard guard(Planted.Kernel kernel) {
        return new Guard(placer(kernel), device, Factors.F32);
    }

    static Placer placer(Planted.Kernel kernel) {
        return new Placer(List.of(new Planted(kernel)), new KernelTranslator());
    }

    @Test
    void letsPassWhatIsRight() {
        assertDoesNotThrow(() -> guard((x, y) -> (graph, _, id) -> graph.task(id, GuardTest::right, x, y))
                .verify(RELU));
    }

    @Test
    void catchesAWrongKernel() {
        BackendException e = assertThrows(
                BackendException.class,
                () -> guard((x, y) -> (graph, _, id) -> graph.task(id, GuardTest::wrong, x, y))
                        .verify(RELU));
        assertTrue(e.getMessage().contains("the device computes the op Relu (x [5, 7] -> y [5, 7]) wrongly: element"));
        assertOneSentence(e);
    }

    @Test
    void catchesAPlaceThatIsNeverWritten() {
        BackendException e = assertThrows(
                BackendException.class,
                () -> guard((x, y) -> (graph, _, id) -> graph.task(id, GuardTest::partial, x, y))
                        .verify(RELU));
        assertTrue(e.getMessage().contains("element 34 of y [5, 7] is not written"), e::getMessage);
    }

    @Test
    void catchesAKernelThatTheDeviceCannotRun() {
        BackendException e = assertThrows(
                BackendException.class,
                () -> guard((x, y) -> (graph, _, id) -> graph.task(id, GuardTest::hostOnly, x, y))
                        .verify(RELU));
        assertTrue(e.getMessage().startsWith("TornadoVM failed when"), e::getMessage);
        assertOneSentence(e);
    }

    @Test
    void catchesAKernelThatTheDriverCannotCompile() {
        BackendException e = assertThrows(
                BackendException.class,
                () -> guard((x, y) -> (graph, _, id) -> graph.task(id, GuardTest::unsigned, x, y))
                        .verify(RELU));
        assertTrue(e.getMessage().startsWith("TornadoVM failed when running task graph"), e::getMessage);
        assertOneSentence(e);
    }

    private static void assertOneSentence(BackendException e) {
        assertEquals(1, e.getMessage().lines().count(), e::getMessage);
        assertTrue(e.getMessage().chars().noneMatch(Character::isISOControl), e::getMessage);
    }

    @Test
    void refusesToRunWhereTornadoMayFallBack() {
        String before = System.setProperty("tornado.recover.bailout", "True");
        try {
            BackendException e = assertThrows(BackendException.class, () -> Devices.choose(TornadoSettings.defaults()));
            assertTrue(e.getMessage().contains("-Dtornado.recover.bailout=False"), e::getMessage);
            assertEquals(1, Devices.list().size());
            assertTrue(!Devices.list().getFirst().usable());
        } finally {
            System.setProperty("tornado.recover.bailout", before);
        }
    }

    /** A graph that says it has run to its end without having done so. */
    @Test
    void catchesAGraphThatWasCutShort() {
        try (DeviceArrays arrays = DeviceArrays.apart(List.of(RELU.x(), RELU.y()))) {
            PlanBuilder builder = new PlanBuilder(arrays, PlanBuilder.TASKS);
            IntArray elsewhere = arrays.number();
            CountedGraph graph = new CountedGraph("short");
            graph.task("t", GuardTest::right, (FloatArray) arrays.lasting().get(RELU.x()), (FloatArray)
                    arrays.lasting().get(RELU.y()));
            int number = builder.add(new PlannedGraph(graph, 1, elsewhere));
            try (DevicePlan plan = builder.build(device)) {
                plan.run(PlanBuilder.MEMORY);
                BackendException e = assertThrows(BackendException.class, () -> plan.run(number));
                assertTrue(e.getMessage().contains("cut short"), e::getMessage);
                assertOneSentence(e);
            }
        }
    }

    /** As many ops as no graph of TornadoVM can hold. */
    @Test
    void catchesAGraphThatIsTooLarge() {
        Graph chain = chain(450);
        Placer placer = new Placer(List.of(), new KernelTranslator());
        Compiler uncut = new Compiler(placer, device, ROOM, Integer.MAX_VALUE, false, Optional.empty());
        BackendException e = assertThrows(BackendException.class, () -> uncut.compile(chain, CompileListener.NONE));
        assertTrue(e.getMessage().contains("tasks is larger than TornadoVM can hold"), e::getMessage);
        assertOneSentence(e);
    }

    @Test
    void refusesWhatDoesNotFit() {
        Placer placer = new Placer(List.of(), new KernelTranslator());
        Compiler small = new Compiler(placer, device, new Room(400, 400), 3, false, Optional.empty());
        assertTrue(assertThrows(BackendException.class, () -> small.compile(chain(3), CompileListener.NONE))
                .getMessage()
                .contains("make the batch smaller"));
        Compiler pieces = new Compiler(placer, device, new Room(1000, 100), 3, false, Optional.empty());
        assertTrue(assertThrows(BackendException.class, () -> pieces.compile(chain(3), CompileListener.NONE))
                .getMessage()
                .contains("in one piece"));
    }

    /** Cut into graphs it runs. */
    @Test
    void cutsLongProceduresIntoGraphs() {
        Graph chain = chain(7);
        Placer placer = new Placer(List.of(), new KernelTranslator());
        Compiler cut = new Compiler(placer, device, ROOM, 3, false, Optional.empty());
        List<Integer> heard = new ArrayList<>();
        try (Program program = cut.compile(chain, (done, all) -> {
            assertEquals(7, all);
            heard.add(done);
        })) {
            assertEquals(List.of(0, 0, 3, 6, 7), heard); // memory, inputs, and three graphs
            Numbers.write(program, RELU.x(), -1f, 2f);
            program.run("run");
            float[] y = Numbers.read(
                    program, chain.procedures().getFirst().results().getFirst());
            assertEquals(0f, y[0]);
            assertEquals(2f, y[1]);
        }
    }

    private static Graph chain(int length) {
        List<Op> ops = new ArrayList<>();
        Tensor last = RELU.x();
        for (int i = 0; i < length; i++) {
            Tensor next = tensor("y" + i, Role.VALUE);
            ops.add(new Relu(last, next));
            last = next;
        }
        return new Graph(List.of(new Procedure("run", ops, List.of(last))));
    }
}
