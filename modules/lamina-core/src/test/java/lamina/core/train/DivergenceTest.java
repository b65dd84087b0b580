package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.ConfigurationException;
import lamina.api.data.Decoder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.Loss;
import lamina.api.train.Schedule;
import lamina.core.CheckpointSpec;
import lamina.core.CheckpointSpec.OnError;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import lamina.core.TrainSpec;
import lamina.core.WatchSpec;
import lamina.ops.Gemm;
import lamina.ops.Reshape;
import lamina.ops.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that diverges says where, with what, and leaves alone what it had. Epochs have 20 steps of ten pictures. */
@Timeout(60)
class DivergenceTest {
    @TempDir
    Path runs;

    private Path folder() {
        return runs.resolve("run");
    }

    private static TrainSpec train(int checkpoints, WatchSpec watch) {
        return new TrainSpec(10, 2, Optional.empty(), 1, 1, new CheckpointSpec(checkpoints, 0, 2, OnError.STOP))
                .watching(watch);
    }

    /** A rate that is moderate but in one step, counted from 0. */
    private static RunSpec jumping(long step, float rate, TrainSpec train) {
        RunSpec base = Runs.of(1, 0.02f, train);
        return with(
                base,
                base.decoders().orElseThrow(),
                base.augment(),
                base.loss(),
                progress -> progress.step() == step ? rate : 0.02f);
    }

    private static RunSpec with(
            RunSpec spec, List<Decoder> decoders, RunSpec.Augment augment, Loss loss, Schedule schedule) {
        return new RunSpec(
                spec.name(),
                spec.doc(),
                spec.seed(),
                spec.data(),
                Optional.of(decoders),
                spec.input(),
                augment,
                spec.layers(),
                loss,
                spec.optimizer(),
                schedule,
                spec.train(),
                spec.backend());
    }

    private String message(RunSpec spec) {
        try (Session session = Session.training(spec, List.of(), List.of());
                Journal journal = Journal.create(folder(), 1)) {
            return assertThrows(ConfigurationException.class, () -> session.train(journal, "{}", List.of()))
                    .getMessage();
        }
    }

    private String diverged() throws IOException {
        return Files.readAllLines(folder().resolve(Journal.METRICS)).stream()
                .filter(line -> line.contains("\"diverged\""))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theFirstLayerWhoseOutputIsNotFiniteIsNamed() throws IOException {
        String message = message(jumping(6, 1e25f, train(5, new WatchSpec(0, 0))));
        assertTrue(message.contains("not a finite number in step 8 of 40 (epoch 1, learning rate 0.02)"), message);
        assertTrue(message.contains("layer scores (dense) is the first whose output is not finite"), message);
        assertTrue(message.contains("all of the batch's 10: TRAIN-"), message);
        assertTrue(message.contains("step-00000005"), message);
        String line = diverged();
        assertTrue(line.contains("\"step\":8") && line.contains("\"layer\":\"scores\""), line);
        assertEquals(10, line.replaceAll(".*\"items\":\\[(.*)].*", "$1").split(",").length, line);
        assertEquals(
                5,
                Checkpoint.read(folder().resolve("checkpoints/step-00000005"))
                        .state()
                        .step());
    }

    @Test
    void theStepThatFailsUpdatesNothing() {
        float[] before;
        RunSpec spec = jumping(6, 1e25f, train(0, new WatchSpec(0, 0)));
        TrainSpec seven =
                new TrainSpec(10, 2, Optional.of(7L), 1, 1, spec.train().checkpoint());
        try (Session session = Session.training(jumping(6, 1e25f, seven), List.of(), List.of())) {
            session.train(List.of());
            before = Runs.read(
                    session, session.assembly().parameters().getFirst().tensor());
        }
        for (int statistics : new int[] {0, 8}) { // a step that looks into itself too
            RunSpec again = jumping(6, 1e25f, train(0, new WatchSpec(statistics, 0)));
            try (Session session = Session.training(again, List.of(), List.of())) {
                assertThrows(ConfigurationException.class, () -> session.train(List.of()));
                assertArrayEquals(
                        before,
                        Runs.read(
                                session,
                                session.assembly().parameters().getFirst().tensor()));
            }
        }
    }

    /** Biases learn twice as fast here, so that it is they which leave the range of a float. */
    @Test
    void whatWasLearnedAndIsNoNumberIsNamed() {
        String message = message(jumping(3, Float.MAX_VALUE, train(0, new WatchSpec(0, 0))));
        assertTrue(message.contains("step 5 of 40"), message);
        assertTrue(message.contains("hidden.bias: 12 of its 12 numbers are not finite"), message);
        assertTrue(message.contains("no checkpoint was written yet"), message);
    }

    @Test
    void whatIsNoNumberIsNotWrittenInPlaceOfWhatIsSound() throws IOException {
        String message = message(jumping(3, Float.MAX_VALUE, train(1, new WatchSpec(0, 0))));
        assertTrue(
                message.contains("training has diverged") && message.contains("12 numbers of 'hidden.bias'"), message);
        try (Stream<Path> kept = Files.list(folder().resolve("checkpoints"))) {
            assertEquals(
                    List.of("step-00000002", "step-00000003"),
                    kept.map(path -> path.getFileName().toString()).sorted().toList());
        }
        Checkpoint.read(folder().resolve("checkpoints/step-00000003"));
        assertFalse(Files.exists(folder().resolve(Journal.WEIGHTS)));
    }

    /** One picture comes out of its decoder as no number. */
    private static final class Poisoned implements Decoder {
        @Override
        public boolean accepts(Encoded encoded) {
            return true;
        }

        @Override
        public void decode(Encoded encoded, Image into) {
            new Quadrants.Bytes().decode(encoded, into);
            if (encoded.name().equals("TRAIN-17")) {
                Arrays.fill(into.pixels(), 3, 4, Float.NaN);
            }
        }
    }

    @Test
    void aPictureThatIsNoNumberIsNamed() {
        RunSpec base = Runs.of(1, 0.02f, train(0, WatchSpec.defaults()));
        String message = message(with(base, List.of(new Poisoned()), base.augment(), base.loss(), base.schedule()));
        assertTrue(message.contains("before the first layer"), message);
        assertTrue(message.contains("1 of the batch's 10: TRAIN-17 (17)"), message);
    }

    @Test
    void aLossThatExplodesIsStopped() throws IOException {
        String message = message(jumping(6, 300, train(5, new WatchSpec(0, 10))));
        assertTrue(message.contains("train.watch.exploding = 10.0 times"), message);
        assertTrue(message.contains("step 8 of 40"), message);
        assertTrue(message.contains("they grow most in layer "), message);
        assertTrue(diverged().contains("\"loss\":"), diverged());
    }

    @Test
    void aLossThatExplodesIsLetBeWhereThatIsWanted() {
        try (Session session = Session.training(jumping(6, 300, train(0, new WatchSpec(0, 0))), List.of(), List.of())) {
            assertEquals(2, session.train(List.of()).size());
        }
    }

    /** Losses are large but finite, the gradient of the last layer is not; its weights begin at zero, so that none reaches the first. */
    @Test
    void aGradientThatIsNotFiniteIsFoundByLooking() {
        RunSpec base = Runs.of(1, 0.02f, train(0, new WatchSpec(1, 10)));
        LayerSpec zero = LayerSpec.of("zero", "dense", (scope, inputs) -> {
            Tensor x = inputs.getFirst();
            int batch = x.shape().dim(0);
            Tensor flat = scope.add(new Reshape(x, scope.value("flat", Shape.of(batch, 12))))
                    .y();
            Tensor w =
                    scope.parameter("weights", Shape.of(4, 12), Runs.ZERO, 1, 1).tensor();
            Tensor b = scope.parameter("bias", Shape.of(4), Runs.ZERO, 1, 1).tensor();
            return scope.add(new Gemm(flat, w, b, scope.value("y", Shape.of(batch, 4))))
                    .y();
        });
        Loss huge = (scope, scores, labels) -> {
            Loss.Result plain = Runs.loss().build(scope, scores, labels);
            Tensor losses = scope.value("huge", plain.losses().shape());
            return new Loss.Result(
                    scope.add(new Scale(plain.losses(), losses, 2e38f)).y(), plain.probabilities());
        };
        String message = message(with(
                base.through(List.of(base.layers().get(0), base.layers().get(1), zero)),
                base.decoders().orElseThrow(),
                new RunSpec.Augment(List.of(), List.of()),
                huge,
                base.schedule()));
        assertTrue(message.contains("layer zero: the gradient of its parameters is not finite"), message);
        assertTrue(message.contains("step 1 of 40"), message);
    }
}
