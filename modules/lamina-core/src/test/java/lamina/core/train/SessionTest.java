package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lamina.api.AssemblyException;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.Dataset;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Image;
import lamina.api.data.Split;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.Score;
import lamina.api.train.Step;
import lamina.core.CheckpointSpec;
import lamina.core.RunSpec;
import lamina.core.TrainSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SessionTest {
    private static Session session(RunSpec spec) {
        return Session.training(spec, List.of(), List.of());
    }

    private static List<float[]> trained(long seed, int loaders) {
        try (Session session = session(Runs.of(seed, 0.02f, Runs.train(10, 3, loaders)))) {
            session.train(List.of());
            return session.assembly().parameters().stream()
                    .map(p -> Runs.read(session, p.tensor()))
                    .toList();
        }
    }

    @Test
    void learns() {
        try (Session session = session(Runs.of(1, 0.02f, Runs.train(10, 15, 2)))) {
            Score before = session.evaluate(Split.VALIDATION, 50, List.of());
            List<Epoch> epochs = session.train(List.of());
            assertEquals(15, epochs.size());
            Score after = epochs.getLast().validation();
            assertTrue(after.top1() > 0.9 && after.top1() > before.top1(), before + " " + after);
            assertTrue(epochs.getLast().loss() < epochs.getFirst().loss(), epochs.toString());
            assertEquals(after, session.evaluate(Split.VALIDATION, 1000, List.of()));
        }
    }

    @Test
    void theSameSeedGivesTheSameBitsForAnyNumberOfThreads() {
        List<float[]> one = trained(1, 1);
        assertTrue(same(one, trained(1, 1)));
        assertTrue(same(one, trained(1, 5)));
        assertFalse(same(one, trained(2, 1)));
    }

    private static boolean same(List<float[]> a, List<float[]> b) {
        return IntStream.range(0, a.size()).allMatch(i -> Arrays.equals(a.get(i), b.get(i)));
    }

    @Test
    void everyTensorBeginsWithItsInitializerAndAnOwnSeed() {
        try (Session session = session(Runs.of(1, 0.02f, Runs.train(10, 1, 1)))) {
            float[] hidden =
                    Runs.read(session, session.assembly().parameters().get(0).tensor());
            float[] scores =
                    Runs.read(session, session.assembly().parameters().get(2).tensor());
            assertEquals(0.3, Math.sqrt(mean(hidden, v -> v * v)), 0.06);
            assertFalse(hidden[0] == scores[0]);
            assertArrayEquals(
                    new float[12],
                    Runs.read(session, session.assembly().parameters().get(1).tensor()));
        }
    }

    private static double mean(float[] values, java.util.function.DoubleUnaryOperator f) {
        return IntStream.range(0, values.length)
                .mapToDouble(i -> f.applyAsDouble(values[i]))
                .average()
                .orElseThrow();
    }

    /** Writes down what it is told. */
    private static final class Witness implements RunListener {
        final List<String> events = new ArrayList<>();

        @Override
        public void started(Progress progress, int batch) {
            events.add("started " + progress.stepsPerEpoch() + "x" + progress.epochs() + " of " + batch);
        }

        @Override
        public void step(Step step) {
            events.add("step " + step.number() + " epoch " + step.epoch() + " rate " + step.rate() + " of "
                    + step.score().pictures());
        }

        @Override
        public void epoch(Epoch epoch) {
            events.add("epoch " + epoch.number() + " after " + epoch.steps());
        }

        @Override
        public void evaluated(int done, int pictures) {
            events.add("evaluated " + done + "/" + pictures);
        }

        @Override
        public void ended() {
            events.add("ended");
        }
    }

    @Test
    void listenersHearEverythingInOrderAndStepsEndTheRun() {
        TrainSpec train = new TrainSpec(64, 10, Optional.of(4L), 1, 1, CheckpointSpec.defaults());
        Witness witness = new Witness();
        try (Session session = session(Runs.of(1, 0.5f, train))) {
            List<Epoch> epochs = session.train(List.of(witness));
            assertEquals(2, epochs.size());
        }
        assertEquals(
                List.of(
                        "started 3x10 of 64",
                        "step 1 epoch 1 rate 0.5 of 64",
                        "step 2 epoch 1 rate 0.5 of 64",
                        "step 3 epoch 1 rate 0.5 of 64",
                        "evaluated 50/50",
                        "epoch 1 after 3",
                        "step 4 epoch 2 rate 0.5 of 64",
                        "evaluated 50/50",
                        "epoch 2 after 4",
                        "ended"),
                witness.events);
    }

    @Test
    void aLossThatIsNotFiniteStopsTheRunWithAdvice() {
        Witness witness = new Witness();
        try (Session session = session(Runs.of(1, 1e30f, Runs.train(10, 3, 1)))) {
            String message = assertThrows(ConfigurationException.class, () -> session.train(List.of(witness)))
                    .getMessage();
            assertTrue(
                    message.contains("1.0E30") && message.contains("of 60") && message.contains("1.00e+29"), message);
        }
        assertEquals("ended", witness.events.getLast());
    }

    @Test
    void weightsCarryTheScoreOverToAnEvaluationSession(@TempDir Path folder) {
        Path file = folder.resolve("w.safetensors");
        RunSpec spec = Runs.of(1, 0.02f, Runs.train(10, 8, 1));
        Score score;
        try (Session session = session(spec)) {
            score = session.train(List.of()).getLast().validation();
            session.save(file);
        }
        try (Session session = Session.evaluation(spec, 7, List.of(), List.of())) {
            session.load(file);
            Score loaded = session.evaluate(Split.VALIDATION, 50, List.of());
            assertEquals(score.top1(), loaded.top1());
            assertEquals(score.loss(), loaded.loss(), 1e-6);
            List<Encoded> pictures = IntStream.range(0, 20)
                    .mapToObj(i -> Quadrants.picture("p" + i, Split.VALIDATION.ordinal(), i))
                    .toList();
            List<Prediction> predictions = session.predictor().predict(pictures);
            long right = IntStream.range(0, 20)
                    .filter(i -> predictions.get(i).best(1).getFirst()
                            == pictures.get(i).label())
                    .count();
            Score part = session.evaluate(Split.VALIDATION, 20, List.of());
            assertEquals(part.top1(), right / 20.0, 1e-9);
            assertEquals("p19", predictions.get(19).picture());
            assertEquals(
                    1,
                    IntStream.range(0, 4)
                            .mapToDouble(predictions.get(3)::probability)
                            .sum(),
                    1e-5);
        }
        assertEquals(
                new ModelCard("quadrants", Quadrants.CLASSES, lamina.api.graph.Shape.of(4, 4, 1)), Weights.card(file));
    }

    /** Shows the picture as it is, and black. */
    private static final class AndBlack implements Augmentation {
        @Override
        public int views() {
            return 2;
        }

        @Override
        public void apply(Image image, int view, java.util.random.RandomGenerator random) {
            if (view == 1) {
                Arrays.fill(image.pixels(), 0);
            }
        }
    }

    @Test
    void probabilitiesAreAveragedOverTheViews() {
        RunSpec plain = Runs.of(1, 0.02f, Runs.train(10, 1, 1));
        RunSpec views = evaluating(plain, List.of(new Runs.Center(), new AndBlack()));
        RunSpec black = evaluating(plain, List.of(new Runs.Center(), (image, _, _) -> Arrays.fill(image.pixels(), 0)));
        List<Encoded> pictures =
                List.of(Quadrants.picture("a", 1, 1), Quadrants.picture("b", 1, 2), Quadrants.picture("c", 1, 3));
        List<Prediction> first = predict(plain, pictures);
        List<Prediction> second = predict(black, pictures);
        List<Prediction> mean = predict(views, pictures);
        for (int i = 0; i < 3; i++) {
            for (int c = 0; c < 4; c++) {
                assertEquals(
                        (first.get(i).probability(c) + second.get(i).probability(c)) / 2,
                        mean.get(i).probability(c),
                        1e-6);
            }
        }
        try (Session session = session(views)) {
            Score score = session.evaluate(Split.VALIDATION, 1, List.of());
            Encoded picture = Quadrants.picture("x", Split.VALIDATION.ordinal(), 0);
            float p = session.predictor().predict(List.of(picture)).getFirst().probability(picture.label());
            assertEquals(-Math.log(p), score.loss(), 1e-6);
        }
    }

    private static List<Prediction> predict(RunSpec spec, List<Encoded> pictures) {
        try (Session session = session(spec)) {
            return session.predictor().predict(pictures);
        }
    }

    private static RunSpec evaluating(RunSpec spec, List<Augmentation> evaluate) {
        return new RunSpec(
                spec.name(),
                spec.doc(),
                spec.seed(),
                spec.data(),
                spec.decoders(),
                spec.input(),
                new RunSpec.Augment(spec.augment().train(), evaluate),
                spec.layers(),
                spec.loss(),
                spec.optimizer(),
                spec.schedule(),
                spec.train(),
                spec.backend());
    }

    @Test
    void whatWasLearnedIsSavedEvenIfValidationFails(@TempDir Path folder) {
        RunSpec damaged = Runs.of(new Quadrants(200, 50, true), 1, 0.02f, Runs.train(50, 3, 1));
        try (Session session = session(damaged);
                Journal journal = Journal.create(folder, 1)) {
            DataException e = assertThrows(DataException.class, () -> session.train(journal, "{}", List.of()));
            assertTrue(e.getMessage().contains("damaged"), e.getMessage());
            session.load(folder.resolve(Journal.WEIGHTS));
        }
        assertFalse(Files.exists(folder.resolve(Journal.BEST)));
    }

    /** It would be right from the first step on. */
    @Test
    void aSingleClassIsRefused() {
        Dataset four = new Quadrants(200, 50, false);
        Dataset one = new Dataset() {
            @Override
            public List<String> classes() {
                return List.of("only");
            }

            @Override
            public Examples open(Split split) throws IOException {
                return four.open(split);
            }
        };
        RunSpec spec = Runs.of(one, 1, 0.02f, Runs.train(10, 1, 1)).through(List.of(Runs.dense("scores", 1)));
        try (Session session = session(spec)) {
            DataException e = assertThrows(DataException.class, () -> session.train(List.of()));
            assertTrue(e.getMessage().contains("one class, only,"), e.getMessage());
        }
    }

    @Test
    void aNetworkForOtherClassesIsRefused() {
        RunSpec spec = Runs.of(1, 0.02f, Runs.train(10, 1, 1));
        try (Session session = session(spec.through(List.of(Runs.dense("scores", 7))))) {
            String message = assertThrows(AssemblyException.class, () -> session.train(List.of()))
                    .getMessage();
            assertTrue(message.contains("4 classes") && message.contains("scores, yields 7"), message);
        }
    }
}
