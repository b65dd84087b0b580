package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.BackendException;
import lamina.api.ConfigurationException;
import lamina.api.backend.Backend;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Program;
import lamina.api.data.Decoder;
import lamina.api.data.Split;
import lamina.api.graph.Parameter;
import lamina.api.graph.Tensor;
import lamina.api.train.Collectives;
import lamina.api.train.Score;
import lamina.core.RunSpec;
import lamina.core.device.Traffic;
import lamina.core.graph.Assembly;
import lamina.core.train.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replicas that each learn from a share of every batch are one device with the whole of it, dropout included. */
@Timeout(300)
class ReplicasTest {
    private static final int STEPS = 20;
    private static final String PREPARED =
            "{type: resize-short-side, size: 72}, {type: subtract-mean, mean: 128, std: 64}";

    private static RunSpec run(int replicas, String library, String... more) {
        String backend = "{type: cpu, threads: 1, precision: f32, native: " + library + "}";
        List<String> changes = new ArrayList<>(List.of(
                "data={type: synthetic, train: 96, validation: 32}",
                "train.batch=12",
                "train.epochs=2",
                "input=[67, 67, 3]",
                "augment={train: [%s, {type: random-crop, size: 67}], evaluate: [%s, {type: center-crop, size: 67}]}"
                        .formatted(PREPARED, PREPARED),
                "layers.conv1.filters=8",
                "layers.conv2.filters=12",
                "layers.conv3.filters=16",
                "layers.conv4.filters=16",
                "layers.conv5.filters=12",
                "layers.fc6.units=20",
                "layers.fc7.units=24",
                "layers.fc8.units=10",
                "backend=" + backend));
        IntStream.of(1, 2, 3, 4, 5, 6, 7, 8)
                .forEach(i -> changes.add("layers." + (i < 6 ? "conv" : "fc") + i + ".weights=he"));
        if (replicas > 0) {
            changes.add("replicas.backends="
                    + Stream.generate(() -> backend).limit(replicas).toList());
        }
        changes.addAll(List.of(more));
        return Trained.read("alexnet", changes);
    }

    private static List<float[]> weights(Trained trained) {
        return trained.assembly().parameters().stream()
                .map(p -> trained.read(p.tensor()))
                .toList();
    }

    private static void assertClose(List<float[]> expected, List<float[]> found, double tolerance) {
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(0, Trained.difference(expected.get(i), found.get(i)), tolerance, "parameter " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, auto", "2, auto", "2, none", "3, reference"})
    void areOneDeviceWithTheWholeBatch(int count, String library) {
        try (Trained one = Trained.of(run(0, library));
                Trained many = Trained.of(run(count, library))) {
            List<float[]> before = weights(one);
            one.steps(STEPS);
            many.steps(STEPS);
            List<float[]> after = weights(one);
            for (int i = 0; i < after.size(); i++) {
                assertTrue(
                        Trained.difference(before.get(i), after.get(i)) > 1e-3, "parameter " + i + " has not learned");
            }
            assertClose(after, weights(many), 1e-4);
            Tensor losses = one.assembly().training().orElseThrow().losses();
            assertEquals(0, Trained.difference(one.read(losses), many.read(losses)), 1e-4);
            one.step(Assembly.EVALUATE, 99);
            many.step(Assembly.EVALUATE, 99);
            Tensor probabilities = one.assembly().evaluation().probabilities();
            assertEquals(0, Trained.difference(one.read(probabilities), many.read(probabilities)), 1e-4);
        }
    }

    /** Reads the replicas' own programs. */
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

    @Test
    void stayTheSameAmongThemselvesAndFromRunToRun() {
        List<List<float[]>> runs = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            RunSpec run = run(3, "auto");
            List<Program> programs = new ArrayList<>();
            List<Backend> backends = run.replicas().orElseThrow().backends().stream()
                    .map(backend -> (Backend) new Kept(backend, programs))
                    .toList();
            RunSpec kept = run.on(
                    run.backend(),
                    Map.of(),
                    Optional.of(new RunSpec.Replicas(
                            backends, run.replicas().orElseThrow().collective())));
            try (Trained three = Trained.of(kept)) {
                three.steps(5);
                runs.add(weights(three));
                assertEquals(3, programs.size());
                for (Parameter p : three.assembly().parameters()) {
                    for (Program program : programs) {
                        assertArrayEquals(three.read(p.tensor()), Trained.read(program, p.tensor()), p.tensor()::name);
                    }
                }
            }
        }
        for (int i = 0; i < runs.getFirst().size(); i++) {
            assertArrayEquals(runs.getFirst().get(i), runs.getLast().get(i));
        }
    }

    @Test
    void countWhatTheyAddUp() {
        try (Trained two = Trained.of(run(2, "auto"))) {
            two.steps(4);
            long parameters = two.assembly().parameters().stream()
                    .mapToLong(p -> p.tensor().bytes())
                    .sum();
            assertEquals(4 * 2 * parameters, ((Traffic) two.program()).moved(Assembly.TRAIN));
        }
    }

    @Test
    void aSessionTrainsSavesAndPredictsWithThem(@TempDir Path folder) {
        Path weights = folder.resolve("w.safetensors");
        RunSpec run = run(2, "auto");
        List<float[]> learned;
        Score score;
        try (Session session = Session.training(run, Trained.all(Decoder.class), Trained.all(OverrideSet.class))) {
            score = session.train(List.of()).getLast().validation();
            session.save(weights);
            learned = session.assembly().parameters().stream()
                    .map(p -> Trained.read(session.program(), p.tensor()))
                    .toList();
        }
        try (Session session = Session.evaluation(run, 7, Trained.all(Decoder.class), Trained.all(OverrideSet.class))) {
            session.load(weights);
            Score again = session.evaluate(Split.VALIDATION, 32, List.of());
            assertEquals(score.top1(), again.top1());
            assertEquals(score.loss(), again.loss(), 1e-4);
        }
        try (Session session =
                Session.training(run(0, "auto"), Trained.all(Decoder.class), Trained.all(OverrideSet.class))) {
            session.train(List.of());
            assertClose(
                    learned,
                    session.assembly().parameters().stream()
                            .map(p -> Trained.read(session.program(), p.tensor()))
                            .toList(),
                    1e-4);
        }
    }

    /** Each portion is divided among them; their gradients are added up once for each update, and clipped then. */
    @Test
    void takeTheirSharesOfPortions() {
        String[] learning = {"train.accumulate=3", "train.clip.norm=0.2"};
        List<List<float[]>> weights = new ArrayList<>();
        long moved = 0;
        for (RunSpec run : List.of(run(0, "auto", "train.clip.norm=0.2"), run(2, "auto", learning))) {
            try (Session session = Session.training(run, Trained.all(Decoder.class), Trained.all(OverrideSet.class))) {
                session.train(List.of());
                weights.add(session.assembly().parameters().stream()
                        .map(p -> Trained.read(session.program(), p.tensor()))
                        .toList());
                moved = session.movedInStep();
            }
        }
        assertClose(weights.getFirst(), weights.getLast(), 1e-4);
        assertEquals(
                2L * 4 * weights.getFirst().stream().mapToInt(w -> w.length).sum(), moved);
        ConfigurationException refused = assertThrows(
                ConfigurationException.class,
                () -> Session.training(run(3, "auto", "train.accumulate=6"), List.of(), List.of()));
        assertTrue(
                refused.getMessage().contains("one of the 6 portions of a batch, each of 2 pictures")
                        && refused.getMessage().contains("18 or 18"),
                refused.getMessage());
    }

    @Test
    void theFailureOfOneEndsAll() {
        RunSpec run = run(2, "auto");
        Backend failing = new Backend() {
            @Override
            public Program compile(Graph graph, List<OverrideSet> overrides) {
                return new FailingProgram(run.backend().compile(graph, overrides), 3);
            }

            @Override
            public List<Device> devices(List<OverrideSet> overrides) {
                return List.of();
            }
        };
        RunSpec bad = run.on(
                run.backend(),
                Map.of(),
                Optional.of(new RunSpec.Replicas(
                        List.of(run.backend(), failing),
                        run.replicas().orElseThrow().collective())));
        try (Trained two = Trained.of(bad)) {
            two.steps(2);
            BackendException e = assertThrows(BackendException.class, () -> two.steps(1));
            assertEquals("device 'replica 1': out of luck", e.getMessage());
            assertThrows(BackendException.class, () -> two.steps(1)); // and it stays so: the group has parted
        }
    }

    @Test
    void refuseWhatCannotBeDivided() {
        ConfigurationException odd = assertThrows(ConfigurationException.class, () -> Trained.of(run(5, "auto")));
        assertEquals(
                "a batch of 12 pictures cannot be divided evenly among 5 replicas; make \"train.batch\" 10 or 15",
                odd.getMessage());
        ConfigurationException both = assertThrows(
                ConfigurationException.class,
                () -> Trained.of(run(2, "auto", "devices.right=cpu", "layers.fc6.device=right")));
        assertTrue(both.getMessage().contains("'fc6'") && both.getMessage().contains("replicas"), both::getMessage);
        RunSpec run = run(2, "auto");
        RunSpec.Replicas replicas = run.replicas().orElseThrow();
        Collectives wider = members -> replicas.collective().join(members + 1).subList(0, members);
        RunSpec three = run.on(run.backend(), Map.of(), Optional.of(new RunSpec.Replicas(replicas.backends(), wider)));
        ConfigurationException others = assertThrows(ConfigurationException.class, () -> Trained.of(three));
        assertTrue(others.getMessage().startsWith("the run has 2 replicas, but"), others::getMessage);
        ConfigurationException none =
                assertThrows(ConfigurationException.class, () -> run(0, "auto", "replicas={backends: []}"));
        assertTrue(none.getMessage().contains("replicas have to name a backend for each"), none::getMessage);
    }
}
