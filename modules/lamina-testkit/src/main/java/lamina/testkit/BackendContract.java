package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lamina.api.BackendException;
import lamina.api.backend.Backend;
import lamina.api.backend.BackendProvider;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Placement;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What holds for every backend, with or without overrides: extend it once for each combination.
 *
 * @param <C> its settings
 */
public abstract class BackendContract<C extends Record> extends ProviderContract<C, Backend> {

    /** For a backend's test to extend. */
    protected BackendContract() {}

    @Override
    protected abstract BackendProvider<C> provider();

    /** The overrides that the backend is offered. */
    protected List<OverrideSet> overrides() {
        return List.of();
    }

    /** Layers as its network may have them: what they add to a graph is run as well. */
    protected List<LayerExample> layers() {
        return List.of();
    }

    /** How far a result may be from the reference's, relative to the largest absolute value of its tensor. */
    protected double tolerance() {
        return 2e-5;
    }

    /** Rule B1. */
    @TestFactory
    @DisplayName("B1: every op and gradient gives what its portable kernels give, and the same again in a second run")
    Stream<DynamicTest> runsTheCorpus() {
        return Corpus.cases().stream().map(each -> DynamicTest.dynamicTest(each.name(), () -> agrees(each.built())));
    }

    private void agrees(Built built) {
        Graph graph = built.graph();
        try (Backend backend = create();
                Program program = backend.compile(graph, overrides());
                Program reference = new Reference(graph, Cut.WHOLE, false)) {
            for (Program each : List.of(reference, program)) {
                Inputs.fill(built, each);
                each.run(Built.RUN);
            }
            for (Tensor result : graph.procedures().getFirst().results()) {
                close(result, Memories.floats(reference, result), Memories.floats(program, result));
            }
            int[] once = Memories.bits(program, built.output());
            program.run(Built.RUN);
            assertArrayEquals(once, Memories.bits(program, built.output()), "second run");
        }
    }

    private void close(Tensor tensor, float[] expected, float[] found) {
        Tolerance.check(tensor, expected, found, tolerance());
    }

    /** Rule B2. */
    @Test
    @DisplayName("B2: it says who runs each op of each procedure, in order")
    void placesEachOp() {
        Built built = Corpus.cases().getFirst().built();
        try (Backend backend = create();
                Program program = backend.compile(built.graph(), overrides())) {
            assertEquals(
                    built.graph().procedures().getFirst().ops(),
                    program.placements().stream()
                            .map(Placement::op)
                            .filter(
                                    built.graph().procedures().getFirst().ops()
                                            ::contains) // less copies between layouts
                            .toList());
            program.placements().forEach(p -> assertTrue(!p.implementation().isBlank(), p::toString));
        }
    }

    /** Rule B3. */
    @Test
    @DisplayName(
            "B3: procedures share parameters and states, which are zero until they are written and keep what updates leave")
    void sharesParameters() {
        SharedParameter shared = SharedParameter.of(Shape.of(3, 5));
        try (Backend backend = create();
                Program program = backend.compile(shared.graph(), overrides())) {
            assertArrayEquals(new float[15], Memories.floats(program, shared.w()));
            assertArrayEquals(new float[15], Memories.floats(program, shared.velocity()));
            float[] gradient = new Samples(1).gaussian(Shape.of(3, 5), 1);
            Memories.write(program, shared.gradient(), gradient);
            Memories.write(program, shared.rate(), -1f); // uphill, so that w becomes the gradient
            program.run("train");
            program.run("evaluate");
            float[] y = Memories.floats(program, shared.y());
            for (int i = 0; i < y.length; i++) {
                assertEquals(Math.max(0, gradient[i]), y[i], 1e-6f);
            }
        }
    }

    /** Rule B4. */
    @Test
    @DisplayName("B4: what was written is read back, bit by bit, and two programs share nothing")
    void programsAreApart() {
        SharedParameter shared = SharedParameter.of(Shape.of(7, 11));
        float[] values = new Samples(1).gaussian(Shape.of(7, 11), 1);
        try (Backend backend = create();
                Program one = backend.compile(shared.graph(), overrides());
                Program other = backend.compile(shared.graph(), overrides())) {
            Memories.write(one, shared.w(), values);
            assertArrayEquals(values, Memories.floats(one, shared.w()));
            assertArrayEquals(new float[77], Memories.floats(other, shared.w()));
        }
    }

    /** Rule B5. */
    @Test
    @DisplayName("B5: an unknown procedure and a segment of the wrong size are an IllegalArgumentException")
    void refusesNonsense() {
        SharedParameter shared = SharedParameter.of(Shape.of(3, 5));
        try (Backend backend = create();
                Program program = backend.compile(shared.graph(), overrides());
                Arena arena = Arena.ofConfined()) {
            assertThrows(IllegalArgumentException.class, () -> program.run("dance"));
            assertThrows(IllegalArgumentException.class, () -> program.write(shared.w(), arena.allocate(56)));
            assertThrows(IllegalArgumentException.class, () -> program.read(shared.w(), arena.allocate(64)));
        }
    }

    /** Rule B6. */
    @Test
    @DisplayName("B6: it counts its memory, and gives all of it back when the program is closed")
    void givesMemoryBack() throws IOException {
        SharedParameter shared = SharedParameter.of(Shape.of(4, 1 << 21)); // 32 MiB a tensor
        try (Backend backend = create()) {
            use(backend, shared);
            long before = ProcessMemory.resident();
            for (int i = 0; i < 10; i++) {
                use(backend, shared);
            }
            long grown = ProcessMemory.resident() - before;
            assertTrue(
                    grown < 3 * shared.w().bytes(),
                    () -> "resident memory grew by " + grown + " bytes in ten programs");
        }
    }

    private void use(Backend backend, SharedParameter shared) {
        try (Program program = backend.compile(shared.graph(), overrides())) {
            program.run("train");
            program.run("evaluate");
            long counted = program.memory().stream().mapToLong(MemoryUse::bytes).sum();
            long least = shared.w().bytes() + shared.velocity().bytes();
            assertTrue(counted >= least, () -> counted + " bytes counted, at least " + least + " are held");
        }
    }

    /** Rule B7. */
    @Test
    @DisplayName("B7: it lists at least one device that can be used, each under a name of its own")
    void listsDevices() {
        try (Backend backend = create()) {
            List<Device> devices = backend.devices(overrides());
            assertTrue(devices.stream().anyMatch(Device::usable), devices::toString);
            assertEquals(
                    devices.size(),
                    devices.stream().map(Device::name).distinct().count());
        }
    }

    /** Rule B8. */
    @Test
    @DisplayName(
            "B8: an op of the host is done in its place, on content in the visible layout, whatever stands around it")
    void runsOpsOfTheHost() {
        HostPassage passage = HostPassage.of();
        Map<Tensor, float[]> expected = new HashMap<>();
        try (Backend backend = create();
                Program program = backend.compile(passage.graph(), overrides());
                Program reference = new Reference(passage.graph(), Cut.WHOLE, true)) {
            passage.fill(reference);
            reference.run(Built.RUN);
            passage.results().forEach(result -> expected.put(result, Memories.floats(reference, result)));
            passage.fill(program);
            for (int run = 0; run < 2; run++) {
                program.run(Built.RUN);
                passage.results()
                        .forEach(result -> close(result, expected.get(result), Memories.floats(program, result)));
                assertArrayEquals(Memories.floats(program, passage.y()), passage.seen(), "what the last op saw");
            }
        }
    }

    /** Rule B9. */
    @Test
    @DisplayName("B9: what an op of the host throws ends the run, and the message says it; "
            + "what was updated before can be read and is kept, and nothing after it was")
    void failsWithTheHost() {
        SharedParameter shared = SharedParameter.of(Shape.of(2, 3));
        SharedParameter later = SharedParameter.of(Shape.of(3, 4), "later.");
        BackendException failure = new BackendException("the cable is cut");
        HostStep step = new HostStep(List.of(shared.gradient()), List.of(), _ -> {
            throw failure;
        });
        Graph graph =
                new Graph(List.of(new Procedure(Built.RUN, List.of(shared.update(), step, later.update()), List.of())));
        float[] gradient = new Samples(1).gaussian(Shape.of(2, 3), 1);
        try (Backend backend = create();
                Program program = backend.compile(graph, overrides())) {
            Memories.write(program, shared.gradient(), gradient);
            Memories.write(program, shared.rate(), -1f); // uphill, so that w becomes the gradient
            Memories.write(program, later.gradient(), new Samples(2).gaussian(Shape.of(3, 4), 1));
            Memories.write(program, later.rate(), -1f);
            BackendException e = assertThrows(BackendException.class, () -> program.run(Built.RUN));
            assertTrue(e.getMessage().contains(failure.getMessage()), e::getMessage);
            Memories.write(program, later.velocity(), new float[12]); // must not bring back what another was before
            assertArrayEquals(gradient, Memories.floats(program, shared.w()), 1e-6f);
            assertArrayEquals(new float[12], Memories.floats(program, later.w()));
        }
    }

    /** Rule B10. */
    @TestFactory
    @DisplayName("B10: layers give what their portable kernels give, in training and evaluation, "
            + "and gradients that agree with central differences")
    Stream<DynamicTest> runsLayers() {
        return layers().stream().map(layer -> DynamicTest.dynamicTest(layer.name(), () -> runs(layer)));
    }

    private void runs(LayerExample layer) {
        agrees(layer.built(true));
        Built evaluation = layer.built(false);
        if (!evaluation.graph().procedures().getFirst().ops().isEmpty()) { // as inverted dropout's are
            agrees(evaluation);
        }
        Built training = layer.built(true);
        try (Backend backend = create();
                Program program = backend.compile(training.graph(), overrides())) {
            Inputs.fill(training, program);
            new GradientCheck(training, program, LayerContract.TOLERANCE).all();
        }
    }
}
