package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.backend.Backend;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Program;
import lamina.api.data.Decoder;
import lamina.api.data.Split;
import lamina.api.graph.State;
import lamina.api.graph.Tensor;
import lamina.api.train.Score;
import lamina.config.RunReader;
import lamina.core.InitSpec;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import lamina.core.graph.Assembly;
import lamina.core.plugin.Registry;
import lamina.core.train.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a layer keeps between steps, such as running statistics: training changes it, evaluation uses it, and nothing on the way loses it. */
@Timeout(120)
class LayerStateTest {
    private static final String PORTABLE = "{type: cpu, native: reference, threads: 1}";
    private static final String STATE = "seen.mean";

    @TempDir
    private Path folder;

    /** The tiny run with the layer at a place in its list: conv1, act1, drop1, fc2. */
    private RunSpec run(int place, String backend, String... more) throws IOException {
        List<String> settings = new ArrayList<>(List.of(
                "backend=" + backend, "data.train=48", "data.validation=16", "train.loaders=1", "train.epochs=1"));
        settings.addAll(List.of(more));
        RunSpec run = new RunReader(Registry.installed())
                .read(TinyRun.write(folder, "relu"), settings)
                .spec();
        List<LayerSpec> layers = new ArrayList<>(run.layers());
        layers.add(place, RunningMean.layer("seen"));
        return run.through(layers);
    }

    private static Session training(RunSpec run) {
        return Session.training(run, Trained.all(Decoder.class), Trained.all(OverrideSet.class));
    }

    private static Tensor state(Assembly assembly) {
        return assembly.states().stream()
                .map(State::tensor)
                .filter(tensor -> tensor.name().equals(STATE))
                .findFirst()
                .orElseThrow();
    }

    private static float kept(Session session) {
        return Trained.read(session.program(), state(session.assembly()))[0];
    }

    private static float trained(RunSpec run) {
        try (Session session = training(run)) {
            session.train(List.of());
            return kept(session);
        }
    }

    @Test
    void goesWithTheWeightsIntoEvaluationAndIntoOtherRuns() throws IOException {
        Path weights = folder.resolve("w.safetensors");
        RunSpec run = run(1, PORTABLE);
        float learned;
        Score score;
        try (Session session = training(run)) {
            score = session.train(List.of()).getLast().validation();
            learned = kept(session);
            session.save(weights);
        }
        assertTrue(Math.abs(learned) > 1e-3, () -> "nothing was kept: " + learned);
        try (Session session = Session.evaluation(run, 7, Trained.all(Decoder.class), Trained.all(OverrideSet.class))) {
            session.load(weights);
            assertEquals(
                    score.loss(),
                    session.evaluate(Split.VALIDATION, 16, List.of()).loss(),
                    1e-6);
            assertEquals(learned, kept(session), "evaluation has changed it");
        }
        try (Session session = training(run.from(new InitSpec(weights, true, List.of())))) {
            session.initialize();
            assertEquals(learned, kept(session));
        }
        try (Session session = training(run.from(new InitSpec(weights, true, List.of("seen"))))) {
            session.initialize();
            assertEquals(0, kept(session));
        }
    }

    /** The layer sees the pictures themselves, so that two portions of a batch are two batches to it. */
    @Test
    void eachPortionOfABatchCountsOnce() throws IOException {
        float portions = trained(run(0, PORTABLE, "train.batch=16", "train.accumulate=2", "train.steps=1"));
        float batches = trained(run(0, PORTABLE, "train.batch=8", "train.steps=2"));
        float whole = trained(run(0, PORTABLE, "train.batch=16", "train.steps=1"));
        assertEquals(batches, portions);
        assertNotEquals(whole, portions);
    }

    /** The layer's op is foreign to oneDNN, and stands between two of its own, which compute in their layouts and precision. */
    @ParameterizedTest
    @CsvSource({"f32, 1e-5", "bf16, 1e-2"})
    void standsBetweenOpsOfOneDnn(String precision, float tolerance) throws IOException {
        OverrideSet oneDnn = new RunReader(Registry.installed()).make(OverrideSet.class, "onednn");
        assumeTrue(oneDnn.unavailable().isEmpty(), () -> "no oneDNN here: " + oneDnn.unavailable());
        float expected = trained(run(1, PORTABLE, "train.steps=1"));
        float found = trained(
                run(1, "{type: cpu, native: onednn, threads: 1, precision: %s}".formatted(precision), "train.steps=1"));
        assertEquals(expected, found, tolerance * Math.abs(expected));
    }

    /** Lets its program be read. */
    private record Kept(Backend backend, List<Program> programs) implements Backend {
        @Override
        public Program compile(Graph graph, List<OverrideSet> overrides) {
            Program program = backend.compile(graph, overrides);
            programs.add(program);
            return program;
        }

        @Override
        public List<Device> devices(List<OverrideSet> overrides) {
            return backend.devices(overrides);
        }
    }

    /** Each sees a third of each batch. Of equal shares the mean of the means is the mean of the whole, here but for the order of additions. */
    @Test
    void replicasKeepTheSame() throws IOException {
        float alone = trained(run(0, PORTABLE, "train.batch=24"));
        RunSpec run = run(0, PORTABLE, "train.batch=24", "replicas.backends=[%1$s, %1$s, %1$s]".formatted(PORTABLE));
        List<Program> programs = new ArrayList<>();
        RunSpec.Replicas replicas = run.replicas().orElseThrow();
        List<Backend> backends = replicas.backends().stream()
                .<Backend>map(backend -> new Kept(backend, programs))
                .toList();
        RunSpec read =
                run.on(run.backend(), Map.of(), Optional.of(new RunSpec.Replicas(backends, replicas.collective())));
        try (Session session = training(read)) {
            session.train(List.of());
            Tensor state = state(session.assembly());
            List<Float> each = programs.stream()
                    .map(program -> Trained.read(program, state)[0])
                    .toList();
            assertEquals(alone, each.getFirst(), 1e-5f * Math.abs(alone));
            assertEquals(List.of(each.getFirst(), each.getFirst(), each.getFirst()), each);
        }
    }
}
