package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import lamina.api.graph.Parameter;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.train.Optimizer;
import lamina.api.train.RunListener;
import lamina.api.train.Statistics;
import lamina.core.CheckpointSpec;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import lamina.core.TrainSpec;
import lamina.core.WatchSpec;
import lamina.ops.Gemm;
import lamina.ops.Momentum;
import lamina.ops.Reshape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run looks into some of its steps. */
@Timeout(60)
class StatisticsTest {
    private static final Optimizer PLAIN = (scope, p, gradient, rate) -> scope.add(new Momentum(
            p.tensor(),
            scope.state("velocity", p.tensor().shape(), p.tensor().element(), Runs.ZERO),
            gradient,
            rate,
            0,
            0,
            1));

    private static TrainSpec train(long steps, int statistics) {
        return new TrainSpec(10, 3, Optional.of(steps), 1, 1, CheckpointSpec.defaults())
                .watching(new WatchSpec(statistics, 10));
    }

    /** Keeps what it is told. */
    private static final class Ear implements RunListener {
        final List<Statistics> heard = new ArrayList<>();

        @Override
        public void observed(Statistics statistics) {
            heard.add(statistics);
        }
    }

    private static Map<String, float[]> parameters(Session session) {
        return session.assembly().parameters().stream()
                .map(Parameter::tensor)
                .collect(Collectors.toMap(Tensor::name, tensor -> Runs.read(session, tensor)));
    }

    private static RunSpec plain(RunSpec spec) {
        return new RunSpec(
                spec.name(),
                spec.doc(),
                spec.seed(),
                spec.data(),
                spec.decoders(),
                spec.input(),
                spec.augment(),
                spec.layers(),
                spec.loss(),
                PLAIN,
                spec.schedule(),
                spec.train(),
                spec.backend());
    }

    /** @param portions in which each batch comes: then the step looks at what its update sees, all of them added up */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void whatIsLearnedIsTheSameToTheBit(int portions) {
        List<Map<String, float[]>> learned = new ArrayList<>();
        for (int every : new int[] {0, 1, 3}) {
            Ear ear = new Ear();
            TrainSpec train = train(8, every).accumulating(portions);
            try (Session session = Session.training(Runs.of(1, 0.02f, train), List.of(), List.of())) {
                session.train(List.of(ear));
                learned.add(parameters(session));
            }
            assertEquals(
                    LongStream.rangeClosed(1, 8)
                            .filter(step -> every > 0 && (step == 1 || step % every == 0))
                            .boxed()
                            .toList(),
                    ear.heard.stream().map(Statistics::step).toList());
        }
        learned.getFirst().forEach((name, values) -> {
            assertArrayEquals(values, learned.get(1).get(name), name);
            assertArrayEquals(values, learned.get(2).get(name), name);
        });
    }

    /** Without momentum and decay, a step is the rate times the gradient. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void gradientNormsAreThoseOfTheStep(int portions) {
        float rate = 0.5f;
        RunSpec base = Runs.of(1, rate, train(1, 1).accumulating(portions));
        Ear ear = new Ear();
        try (Session session = Session.training(plain(base), List.of(), List.of())) {
            Map<String, float[]> before = parameters(session);
            session.train(List.of(ear));
            Map<String, float[]> after = parameters(session);
            Statistics found = ear.heard.getFirst();
            assertEquals(1, found.epoch());
            assertEquals(
                    List.of("hidden", "relu", "scores"),
                    found.layers().stream().map(Statistics.Layer::name).toList());
            double all = 0;
            for (String layer : List.of("hidden", "scores")) {
                double squares = squares(before, after, layer + ".weights") + squares(before, after, layer + ".bias");
                double norm = Math.sqrt(squares) / rate;
                assertTrue(norm > 0.01, "the gradient of " + layer);
                assertEquals(norm, layer(found, layer).gradientNorm().orElseThrow(), 1e-4 * norm);
                all += squares;
            }
            assertEquals(Math.sqrt(all) / rate, found.gradientNorm(), 1e-4 * found.gradientNorm());
            assertEquals(OptionalDouble.empty(), layer(found, "relu").gradientNorm());
            assertEquals(OptionalDouble.empty(), layer(found, "hidden").dead());
        }
    }

    private static double squares(Map<String, float[]> before, Map<String, float[]> after, String name) {
        double squares = 0;
        for (int i = 0; i < before.get(name).length; i++) {
            squares += Math.pow((double) before.get(name)[i] - after.get(name)[i], 2);
        }
        return squares;
    }

    private static Statistics.Layer layer(Statistics statistics, String name) {
        return statistics.layers().stream()
                .filter(layer -> layer.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Three of twelve units have a bias that nothing outweighs. */
    private static LayerSpec partlyDead() {
        return LayerSpec.of("hidden", "dense", (scope, inputs) -> {
            Tensor x = inputs.getFirst();
            int batch = x.shape().dim(0);
            int features = x.shape().itemSize();
            Tensor flat = scope.add(new Reshape(x, scope.value("flat", Shape.of(batch, features))))
                    .y();
            Tensor w = scope.parameter("weights", Shape.of(12, features), Runs.GAUSSIAN, 1, 1)
                    .tensor();
            Tensor b = scope.parameter("bias", Shape.of(12), StatisticsTest::deadly, 1, 0)
                    .tensor();
            return scope.add(new Gemm(flat, w, b, scope.value("y", Shape.of(batch, 12))))
                    .y();
        });
    }

    private static void deadly(Floats values, Shape shape, long seed) {
        for (int i = 0; i < values.length(); i++) {
            values.set(i, i % 4 == 1 ? -1000 : 1000);
        }
    }

    @Test
    void unitsThatYieldNothingButZeroAreDead() {
        RunSpec base = Runs.of(1, 1e-6f, train(1, 1));
        List<LayerSpec> layers = new ArrayList<>(base.layers());
        layers.set(0, partlyDead());
        Ear ear = new Ear();
        try (Session session = Session.training(base.through(layers), List.of(), List.of())) {
            session.train(List.of(ear));
        }
        assertEquals(0.25, layer(ear.heard.getFirst(), "relu").dead().orElseThrow());
    }

    @Test
    void aRunThatGoesOnMeasuresEachStepOnce(@TempDir Path folder) throws IOException {
        RunSpec spec = Runs.of(
                1,
                0.02f,
                new TrainSpec(50, 3, Optional.empty(), 1, 1, new CheckpointSpec(5, 0, 9, CheckpointSpec.OnError.STOP))
                        .watching(new WatchSpec(2, 10)));
        try (Session session = Session.training(spec, List.of(), List.of());
                Journal journal = Journal.create(folder, 1)) {
            session.train(journal, "{}", List.of());
        }
        List<String> whole = statistics(folder);
        assertEquals(7, whole.size(), "steps 1, 2, 4 … 12");
        Checkpoint fifth = Checkpoint.read(folder.resolve("checkpoints/step-00000005"));
        try (Session session = Session.training(spec, List.of(), List.of())) {
            session.restore(fifth);
            try (Journal journal = Journal.reopen(folder, 1, fifth.state(), List.of())) {
                new Training(session, journal, Training.Company.of(List.of())).resume(fifth, "{}");
            }
        }
        assertEquals(whole, statistics(folder));
        assertTrue(whole.getFirst().contains("\"layers\":[{\"name\":\"hidden\",\"gradientNorm\":"), whole.getFirst());
        assertTrue(whole.getFirst().contains("{\"name\":\"relu\",\"dead\":"), whole.getFirst());
    }

    private static List<String> statistics(Path folder) throws IOException {
        return Files.readAllLines(folder.resolve(Journal.METRICS)).stream()
                .filter(line -> line.contains("\"statistics\""))
                .toList();
    }
}
