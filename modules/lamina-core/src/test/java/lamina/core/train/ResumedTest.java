package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import lamina.api.DataException;
import lamina.api.train.Epoch;
import lamina.api.train.RunListener;
import lamina.api.train.Step;
import lamina.core.EarlyStop;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import lamina.core.TrainSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run that goes on from a checkpoint is the run that never ended, or says why it cannot go on. */
@Timeout(60)
class ResumedTest extends CheckpointCase {
    /** Asks for the end after so many steps. */
    private static final class StopAfter implements RunListener, BooleanSupplier {
        private final long steps;
        private boolean reached;

        StopAfter(long steps) {
            this.steps = steps;
        }

        @Override
        public void step(Step step) {
            reached |= step.number() == steps;
        }

        @Override
        public boolean getAsBoolean() {
            return reached;
        }
    }

    /** It counts by what the history has, so it is no matter how often a run was stopped. */
    @Test
    void aRunThatEndsEarlyEndsWhereItWouldHaveEnded() {
        TrainSpec train = new TrainSpec(50, 9, Optional.empty(), 1, 1, every(0, 2))
                .stopping(new EarlyStop(EarlyStop.Measure.LOSS, 2, 1000)); // no gain is that large, but the first
        RunSpec spec = Runs.of(1, 0.02f, train);
        RunState end = begin(spec, company(() -> false));
        assertEquals(3, end.history().size());
        assertTrue(end.finished(train));
        assertEquals(List.of("ended after epoch 3 of 9: validation loss has not improved for 2 validations"), notes);
        assertFalse(end.finished(train.stopping(new EarlyStop(EarlyStop.Measure.LOSS, 3, 1000))), "with more patience");
        folder = folder.resolve("parts");
        StopAfter first = new StopAfter(6);
        assertEquals(6, begin(spec, company(first, first)).step());
        StopAfter next = new StopAfter(10);
        resume(spec, Checkpoints.of(folder).newest().checkpoint(), company(next, next));
        RunState resumed = resume(spec, Checkpoints.of(folder).newest().checkpoint(), company(() -> false));
        assertEquals(12, resumed.step());
        assertEquals(Optional.of("validation loss has not improved for 2 validations"), resumed.endedEarly(train));
    }

    @Test
    void stoppedAndResumedIsTheSameAsNever() throws IOException {
        RunSpec spec = spec(every(0, 2));
        Path whole = folder.resolve("whole");
        try (Session session = Session.training(spec, List.of(), List.of());
                Journal journal = Journal.create(whole, 1)) {
            session.train(journal, CONFIG, List.of());
        }
        folder = folder.resolve("parts");
        StopAfter first = new StopAfter(2);
        assertEquals(2, begin(spec, company(first, first)).step());
        for (int stop : new int[] {3, 4, 5, 8, 11, 100}) {
            StopAfter next = new StopAfter(stop);
            resume(spec, Checkpoints.of(folder).newest().checkpoint(), company(next, next));
        }
        assertEquals(-1, Files.mismatch(whole.resolve(Journal.WEIGHTS), folder.resolve(Journal.WEIGHTS)));
        assertEquals(-1, Files.mismatch(whole.resolve(Journal.BEST), folder.resolve(Journal.BEST)));
        assertEquals(steps(whole), steps(folder));
        assertEquals(15, steps(whole).size());
    }

    private static List<String> steps(Path run) throws IOException {
        return Files.readAllLines(run.resolve(Journal.METRICS)).stream()
                .filter(line -> line.contains("\"kind\":\"step\"") || line.contains("\"kind\":\"epoch\""))
                .map(line -> line.replaceAll("\"(seconds|waiting)\":[^,}]*", ""))
                .toList();
    }

    @Test
    void aStopInValidationLeavesItForLater() {
        RunSpec spec = spec(every(0, 2));
        boolean[] evaluating = new boolean[1];
        RunListener watcher = new RunListener() {
            @Override
            public void evaluated(int done, int pictures) {
                evaluating[0] = true;
            }
        };
        TrainSpec small =
                new TrainSpec(20, 3, Optional.empty(), 1, 1, spec.train().checkpoint());
        RunState state = begin(Runs.of(1, 0.02f, small), company(() -> evaluating[0], watcher));
        assertEquals(10, state.pass().steps());
        assertEquals(List.of(), state.history());
        RunState end =
                resume(Runs.of(1, 0.02f, small), Checkpoints.of(folder).newest().checkpoint(), company(() -> false));
        assertEquals(3, end.history().size());
    }

    @Test
    void whatAKilledWriteLeftIsClearedAway() throws IOException {
        begin(spec(every(0, 2)), company(() -> false));
        Path draft = Files.createDirectory(folder.resolve("checkpoints/.step-00000099-3fa0.tmp"));
        Files.writeString(draft.resolve("tensors.safetensors"), "half");
        Files.writeString(folder.resolve(".weights.safetensors-3fa0.tmp"), "half");
        Files.writeString(folder.resolve("metrics.jsonl"), "{\"kind\":\"st", StandardOpenOption.APPEND);
        Checkpoint end = Checkpoints.of(folder).newest().checkpoint();
        assertEquals(12, end.state().step(), "what is half written is none");
        Journal.reopen(folder, 1, end.state(), List.of("Java: then 24, now 25")).close();
        assertFalse(Files.exists(draft));
        assertFalse(Files.exists(folder.resolve(".weights.safetensors-3fa0.tmp")));
        List<String> lines = Files.readAllLines(folder.resolve("metrics.jsonl"));
        assertEquals(
                "{\"kind\":\"resume\",\"step\":12,\"epoch\":4,\"changes\":[\"Java: then 24, now 25\"]}",
                lines.getLast());
        assertFalse(lines.stream().anyMatch(line -> line.contains("final")), "the run goes on");
    }

    @Test
    void aCheckpointOfAnotherNetworkIsRefusedByNameAndShape() {
        begin(spec(every(0, 2)), company(() -> false));
        Checkpoint checkpoint = Checkpoints.of(folder).newest().checkpoint();
        RunSpec spec = spec(every(0, 2));
        List<LayerSpec> layers = List.of(Runs.dense("other", 12), Runs.relu("relu"), Runs.dense("scores", 4));
        try (Session session = Session.training(spec.through(layers), List.of(), List.of())) {
            String message = assertThrows(DataException.class, () -> session.restore(checkpoint))
                    .getMessage();
            assertTrue(message.contains("does not fit the network"), message);
            assertTrue(message.contains("missing: other.weights") && message.contains("hidden.weights"), message);
        }
    }

    @Test
    void otherBatchesMeanOtherStepsSoTheRunDoesNotGoOn() {
        begin(spec(every(0, 2)), company(() -> false));
        Checkpoint checkpoint = Checkpoints.of(folder).newest().checkpoint();
        TrainSpec longer = new TrainSpec(25, 9, Optional.empty(), 1, 1, every(0, 2));
        String message = assertThrows(
                        DataException.class, () -> resume(Runs.of(1, 0.02f, longer), checkpoint, company(() -> false)))
                .getMessage();
        assertTrue(message.contains("epochs of 4 steps") && message.contains("8 steps on 200"), message);
        assertEquals(12, Checkpoints.of(folder).newest().checkpoint().state().step());
    }

    @Test
    void anEpochMoreGoesOnFromTheEnd() {
        begin(spec(every(0, 2)), company(() -> false));
        Checkpoint end = Checkpoints.of(folder).newest().checkpoint();
        assertTrue(end.state().finished(spec(every(0, 2)).train()));
        TrainSpec longer = new TrainSpec(50, 4, Optional.empty(), 1, 1, every(0, 2));
        assertFalse(end.state().finished(longer));
        List<Epoch> epochs =
                resume(Runs.of(1, 0.02f, longer), end, company(() -> false)).epochs();
        assertEquals(4, epochs.size());
        assertEquals(end.state().history(), epochs.subList(0, 3));
    }

    @Test
    void twoTrainingsInOneFolderAreOneTooMany() {
        begin(spec(every(0, 2)), company(() -> false));
        RunState state = Checkpoints.of(folder).newest().checkpoint().state();
        try (Journal _ = Journal.reopen(folder, 1, state, List.of())) {
            String message = assertThrows(DataException.class, () -> Journal.reopen(folder, 1, state, List.of()))
                    .getMessage();
            assertTrue(message.contains("another training is at work"), message);
        }
        Journal.reopen(folder, 1, state, List.of()).close();
    }

    @Test
    void aClockThatWentBackIsToldAndMeansNothing() {
        begin(spec(every(0, 2)), company(() -> false));
        Checkpoint checkpoint = Checkpoints.of(folder).newest().checkpoint();
        assertEquals(Optional.empty(), checkpoint.clock(Instant.now()));
        String remark = checkpoint.clock(Instant.parse("2012-12-03T00:00:00Z")).orElseThrow();
        assertTrue(remark.contains("the clock says 2012-12-03T00:00:00Z, yet"), remark);
    }
}
