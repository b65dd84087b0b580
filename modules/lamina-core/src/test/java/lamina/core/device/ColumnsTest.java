package lamina.core.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import lamina.api.BackendException;
import lamina.api.ConfigurationException;
import lamina.api.backend.Backend;
import lamina.api.backend.CompileListener;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Placement;
import lamina.api.backend.Program;
import lamina.api.data.Split;
import lamina.api.train.Score;
import lamina.core.ClipSpec;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import lamina.core.TrainSpec;
import lamina.core.graph.Assembler;
import lamina.core.graph.Assembly;
import lamina.core.graph.Network;
import lamina.core.train.Initialization;
import lamina.core.train.Runs;
import lamina.core.train.Sequential;
import lamina.core.train.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ColumnsTest {
    private static final Runnable NOTHING = () -> {};

    private static List<float[]> trained(List<LayerSpec> layers) {
        return trained(layers, Runs.train(Branches.BATCH, 2, 1));
    }

    private static List<float[]> trained(List<LayerSpec> layers, TrainSpec train) {
        RunSpec run = Branches.run(layers, train, new Sequential(), new Sequential());
        try (Session session = Session.training(run, List.of(), List.of())) {
            session.train(List.of());
            return session.assembly().parameters().stream()
                    .map(p -> Branches.read(session.program(), p.tensor()))
                    .toList();
        }
    }

    @Test
    void twoDevicesLearnWhatOneLearnsBitByBit() {
        List<float[]> apart = trained(Branches.layers());
        List<float[]> together = trained(Branches.layers().stream()
                .map(layer -> layer.on(LayerSpec.MAIN))
                .toList());
        for (int i = 0; i < apart.size(); i++) {
            assertArrayEquals(together.get(i), apart.get(i));
        }
    }

    /** The sums of squares cross, and the factor that comes of them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void gradientsAreClippedOverAllDevices(int portions) {
        TrainSpec train = Runs.train(Branches.BATCH, 2, 1)
                .accumulating(portions)
                .clipping(new ClipSpec(Optional.of(0.1f), Optional.empty()));
        List<float[]> apart = trained(Branches.layers(), train);
        List<LayerSpec> onOne = Branches.layers().stream()
                .map(layer -> layer.on(LayerSpec.MAIN))
                .toList();
        List<float[]> together = trained(onOne, train);
        List<float[]> free = trained(onOne, Runs.train(Branches.BATCH, 2, 1));
        for (int i = 0; i < apart.size(); i++) {
            assertArrayEquals(together.get(i), apart.get(i));
            assertFalse(Arrays.equals(free.get(i), apart.get(i)), "the limit is too high to tell anything");
        }
    }

    @Test
    void weightsOfSeveralDevicesAreOneFile(@TempDir Path folder) {
        Path weights = folder.resolve("w.safetensors");
        RunSpec run = Branches.run(Branches.layers(), new Sequential(), new Sequential());
        Score trained;
        try (Session session = Session.training(run, List.of(), List.of())) {
            assertEquals(0, session.movedInStep());
            trained = session.train(List.of()).getLast().validation();
            assertEquals(2 * 4 * Branches.BATCH * (6 + 5 + 3), session.movedInStep());
            session.save(weights);
        }
        RunSpec elsewhere = Branches.run(
                Branches.layers().stream().map(layer -> layer.on("right")).toList(),
                new Sequential(),
                new Sequential());
        for (RunSpec each : List.of(run, elsewhere)) {
            try (Session session = Session.evaluation(each, 7, List.of(), List.of())) {
                session.load(weights);
                assertEquals(0, session.movedInStep());
                assertEquals(
                        trained.loss(),
                        session.evaluate(Split.VALIDATION, 50, List.of()).loss(),
                        1e-6);
            }
        }
    }

    /** A machine with a program that is ready to train. */
    private record Bench(Machine machine, Assembly assembly, Program program) implements AutoCloseable {

        static Bench of(Backend left, Backend right) {
            RunSpec run = Branches.run(Branches.layers(), left, right);
            Machine machine = Machine.of(run);
            Assembly assembly = Assembler.training(Network.of(run), Branches.BATCH, run.optimizer());
            Program program = machine.compile(assembly, List.of(), CompileListener.NONE);
            Initialization.write(assembly, program, 1);
            return new Bench(machine, assembly, program);
        }

        @Override
        public void close() {
            program.close();
            machine.close();
        }
    }

    @Test
    void countsWhatItMoves() {
        try (Bench bench = Bench.of(new Sequential(), new Sequential())) {
            Traffic traffic = (Traffic) bench.program;
            assertEquals(0, traffic.moved(Assembly.TRAIN));
            bench.program.run(Assembly.TRAIN);
            bench.program.run(Assembly.EVALUATE);
            bench.program.run(Assembly.TRAIN);
            long planned = bench.machine.crossings(bench.assembly).stream()
                    .filter(crossing -> crossing.procedure().equals(Assembly.TRAIN))
                    .mapToLong(Crossing::bytes)
                    .sum();
            assertEquals(2 * 4 * Branches.BATCH * (6 + 5 + 3), planned);
            assertEquals(2 * planned, traffic.moved(Assembly.TRAIN));
            assertEquals(planned / 2, traffic.moved(Assembly.EVALUATE));
            assertEquals(2, traffic.runs(Assembly.TRAIN));
        }
    }

    @Test
    void saysWhatIsWhere() {
        try (Bench bench = Bench.of(Watched.by(NOTHING), Watched.by(NOTHING))) {
            List<Placement> training = bench.program.placements().stream()
                    .filter(placement -> placement.procedure().equals(Assembly.TRAIN))
                    .toList();
            assertEquals(
                    List.of("left", "right"),
                    training.stream().map(Placement::device).distinct().toList());
            assertEquals(training.size(), bench.program.time(Assembly.TRAIN).length);
            assertEquals(
                    List.of("left: values", "right: values", "between the devices"),
                    bench.program.memory().stream().map(MemoryUse::purpose).toList());
            assertEquals(
                    List.of("left: sequential", "right: sequential"),
                    bench.machine.devices(List.of()).stream().map(Device::name).toList());
            assertThrows(IllegalArgumentException.class, () -> bench.program.run("dance"));
        }
    }

    @Test
    void aFailureEndsTheOthersAndNamesTheDevice() {
        AtomicInteger runs = new AtomicInteger();
        Watched right = Watched.by(() -> {
            if (runs.incrementAndGet() == 2) {
                throw new BackendException("out of luck");
            }
        });
        try (Bench bench = Bench.of(new Sequential(), right)) {
            bench.program.run(Assembly.TRAIN);
            BackendException e = assertThrows(BackendException.class, () -> bench.program.run(Assembly.TRAIN));
            assertEquals("device 'right': out of luck", e.getMessage());
            bench.program.run(Assembly.TRAIN); // what failed once need not fail for ever
            assertEquals(3, runs.get());
        }
        Watched broken = Watched.by(() -> {
            throw new IllegalStateException("no more");
        });
        try (Bench bench = Bench.of(broken, new Sequential())) {
            BackendException e = assertThrows(BackendException.class, () -> bench.program.run(Assembly.TRAIN));
            assertTrue(e.getMessage().startsWith("device 'left': failed: "), e::getMessage);
            assertTrue(e.getMessage().contains("no more"), e::getMessage);
        }
    }

    @Test
    void closingEndsWhatRuns() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch free = new CountDownLatch(1);
        Watched right = Watched.by(() -> {
            begun.countDown();
            await(free);
        });
        Bench bench = Bench.of(new Sequential(), right);
        CompletableFuture<Void> run = apart(() -> bench.program.run(Assembly.TRAIN));
        begun.await();
        CompletableFuture<Void> close = apart(bench::close);
        while (bench.program.memory().size() > 0) { // until it is closing
            Thread.sleep(1);
        }
        free.countDown();
        close.join();
        Throwable failure = assertThrows(CompletionException.class, run::join).getCause();
        assertTrue(failure.getMessage().contains("closed"), failure::toString);
        assertEquals(0, right.open().get());
        assertThrows(BackendException.class, () -> bench.program.run(Assembly.TRAIN));
    }

    private static CompletableFuture<Void> apart(Runnable action) {
        return CompletableFuture.runAsync(
                action, command -> Thread.ofPlatform().daemon().start(command));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void whatCannotBeCompiledLeavesNothingOpen() {
        Watched left = Watched.by(NOTHING);
        Backend right = new Backend() {
            @Override
            public Program compile(Graph graph, List<OverrideSet> overrides) {
                throw new BackendException("too little memory");
            }

            @Override
            public List<Device> devices(List<OverrideSet> overrides) {
                return List.of();
            }
        };
        BackendException e = assertThrows(BackendException.class, () -> Bench.of(left, right));
        assertEquals("device 'right': too little memory", e.getMessage());
        assertEquals(0, left.open().get());
    }

    @Test
    void refusesADeviceThatTheRunDoesNotHave() {
        List<LayerSpec> layers = List.of(Runs.dense("scores", 4).on("lefd"));
        RunSpec run = Branches.run(layers, new Sequential(), new Sequential());
        ConfigurationException e = assertThrows(ConfigurationException.class, () -> Machine.of(run));
        assertTrue(
                e.getMessage()
                        .startsWith("layer 'scores' is on the device 'lefd', which the run does not have; it has"),
                e::getMessage);
        assertTrue(e.getMessage().endsWith("did you mean \"left\"?"), e::getMessage);
        assertFalse(e.getMessage().contains("null"), e::getMessage);
    }
}
