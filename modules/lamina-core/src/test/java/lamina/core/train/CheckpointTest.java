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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.data.Dataset;
import lamina.api.train.Epoch;
import lamina.api.train.RunListener;
import lamina.api.train.Step;
import lamina.core.CheckpointSpec;
import lamina.core.CheckpointSpec.OnError;
import lamina.core.EarlyStop;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import lamina.core.TrainSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints are written whole, found again, and told apart from what is damaged. Epochs have four steps here. */
@Timeout(60)
class CheckpointTest {
    private static final String CONFIG = "{\"seed\": 1}";

    @TempDir
    Path folder;

    private final List<String> notes = new ArrayList<>();

    private static RunSpec spec(CheckpointSpec checkpoint) {
        TrainSpec train = new TrainSpec(50, 3, Optional.empty(), 1, 1, checkpoint);
        return Runs.of(1, 0.02f, train);
    }

    private static CheckpointSpec every(long steps, int keep) {
        return new CheckpointSpec(steps, 0, keep, OnError.STOP);
    }

    private Training.Company company(BooleanSupplier stop, RunListener... listeners) {
        return new Training.Company(List.of(listeners), notes::add, stop, List.of());
    }

    private RunState begin(RunSpec spec, Training.Company company) {
        try (Session session = Session.training(spec, List.of(), List.of());
                Journal journal = Journal.create(folder, 1)) {
            return new Training(session, journal, company).begin(CONFIG);
        }
    }

    private RunState resume(RunSpec spec, Checkpoint from, Training.Company company) {
        try (Session session = Session.training(spec, List.of(), List.of())) {
            session.restore(from);
            try (Journal journal = Journal.reopen(folder, 1, from.state(), List.of())) {
                return new Training(session, journal, company).resume(from, CONFIG);
            }
        }
    }

    private List<String> names() throws IOException {
        return names(folder.resolve("checkpoints"));
    }

    private static List<String> names(Path in) throws IOException {
        try (Stream<Path> entries = Files.list(in)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

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

    @Test
    void theLastOnesAreKeptAndHoldEverything() throws IOException {
        RunState end = begin(spec(every(3, 2)), company(() -> false));
        assertEquals(List.of("step-00000009", "step-00000012-epoch-3"), names());
        Path last = folder.resolve("checkpoints/step-00000012-epoch-3");
        assertEquals(
                List.of("SHA256SUMS", "best.safetensors", "checkpoint.json", "config.json", "tensors.safetensors"),
                names(last));
        Checkpoint checkpoint = Checkpoint.read(last);
        assertEquals(end, checkpoint.state());
        assertEquals(CONFIG, checkpoint.configuration());
        assertEquals(Quadrants.CLASSES, checkpoint.note().classes());
        assertEquals(200, end.pictures());
        assertEquals(12, end.step());
        assertEquals(3, end.history().size());
        assertEquals(Pass.NONE, end.pass());
        String tensors =
                Files.readString(last.resolve(Checkpoint.TENSORS), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(tensors.contains("hidden.weights") && tensors.contains("velocity"), "parameters and states");
        assertEquals(-1, Files.mismatch(last.resolve(Journal.BEST), folder.resolve(Journal.BEST)));
    }

    @Test
    void oneIsWrittenWhenTimeHasComeAndInTheEnd() throws IOException {
        begin(spec(new CheckpointSpec(0, 1e-9, 100, OnError.STOP)), company(() -> false));
        assertEquals(
                12, names().size(), "after each step, those of an epoch's end replaced by those after its validation");
        assertTrue(names().contains("step-00000004-epoch-1") && names().contains("step-00000003"));
    }

    /** What hangs in reading a picture cannot be cut off: what was learned is kept before anybody waits for it. */
    @Test
    void whoStopsWhilePicturesAreSlowHasTheCheckpointAtOnce() throws IOException, InterruptedException {
        AtomicBoolean learned = new AtomicBoolean();
        AtomicBoolean hangs = new AtomicBoolean();
        CountDownLatch gate = new CountDownLatch(1);
        Dataset slow = Runs.heard(new Quadrants(200, 50, false), () -> {
            if (learned.get()) {
                hangs.set(true);
                gate.await();
            }
        });
        RunListener first = new RunListener() {
            @Override
            public void step(Step step) {
                learned.set(true);
            }
        };
        AtomicReference<RunState> end = new AtomicReference<>();
        RunSpec spec = Runs.of(slow, 1, 0.02f, spec(every(0, 2)).train());
        Thread training = Thread.ofPlatform().start(() -> end.set(begin(spec, company(hangs::get, first))));
        while (Checkpoints.of(folder).isEmpty()) {
            Thread.sleep(5);
        }
        assertTrue(training.isAlive(), "the picture is in hand still");
        gate.countDown();
        training.join();
        assertTrue(end.get().step() >= 1 && !end.get().finished(spec.train()), end::toString);
        assertEquals(end.get(), Checkpoints.of(folder).newest().checkpoint().state());
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

    private void damage(Path file) throws IOException {
        try (var channel = Files.newByteChannel(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            channel.position(channel.size() / 2);
            var one = java.nio.ByteBuffer.allocate(1);
            channel.read(one);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.position(channel.size() / 2);
            channel.write(one);
        }
    }

    @Test
    void everyDamageIsFoundAndAnEarlierOneTaken() throws IOException {
        begin(spec(every(2, 20)), company(() -> false));
        Checkpoints checkpoints = Checkpoints.of(folder);
        List<Path> all = checkpoints.all();
        assertEquals(6, all.size());
        damage(all.get(5).resolve(Checkpoint.TENSORS));
        damage(all.get(4).resolve(Checkpoint.NOTE));
        Files.delete(all.get(3).resolve(Sums.FILE));
        Files.delete(all.get(2).resolve(Checkpoint.CONFIGURATION));
        try (var channel = Files.newByteChannel(all.get(1).resolve(Checkpoint.TENSORS), StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 7);
        }
        Checkpoints.Found found = checkpoints.newest();
        assertEquals(all.get(0), found.checkpoint().folder());
        assertEquals(5, found.passedOver().size());
        assertTrue(found.passedOver().get(0).contains("tensors.safetensors has other bytes"), found.toString());
        assertTrue(found.passedOver().get(1).contains("checkpoint.json has other bytes"), found.toString());
        assertTrue(found.passedOver().get(2).contains("SHA256SUMS is missing"), found.toString());
        assertTrue(found.passedOver().get(3).contains("config.json is missing"), found.toString());
        String message = assertThrows(DataException.class, () -> checkpoints.at(all.get(5)))
                .getMessage();
        assertTrue(message.contains("go on with --resume " + all.get(0)), message);
        resume(spec(every(0, 20)), found.checkpoint(), company(() -> false));
        assertEquals(List.of("step-00000002", "step-00000012-epoch-3"), names(), "those that were given up are gone");
        assertEquals(12, checkpoints.newest().checkpoint().state().step());
    }

    @Test
    void whereNoneIsSoundEachIsTold() throws IOException {
        begin(spec(every(6, 20)), company(() -> false));
        for (Path checkpoint : Checkpoints.of(folder).all()) {
            damage(checkpoint.resolve(Checkpoint.TENSORS));
        }
        String message = assertThrows(
                        DataException.class, () -> Checkpoints.of(folder).newest())
                .getMessage();
        assertEquals(3, message.lines().count(), message);
        Path empty = Files.createDirectory(folder.resolve("empty"));
        String none = assertThrows(
                        DataException.class, () -> Checkpoints.of(empty).newest())
                .getMessage();
        assertTrue(none.contains("there is no checkpoint in"), none);
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

    /** A file where the folder of the checkpoints should be: no write can succeed, for root neither. */
    private RunListener obstacle(long step) {
        return new RunListener() {
            @Override
            public void step(Step done) {
                if (done.number() == step) {
                    try {
                        Files.move(folder.resolve("checkpoints"), folder.resolve("kept"));
                        Files.writeString(folder.resolve("checkpoints"), "in the way");
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            }
        };
    }

    @Test
    void aRefusedWriteStopsTheRunWithTheEarlierOneIntact() {
        String message = assertThrows(
                        DataException.class, () -> begin(spec(every(2, 5)), company(() -> false, obstacle(5))))
                .getMessage();
        assertTrue(message.contains("cannot write the checkpoint") && message.contains("step-00000006"), message);
        assertEquals(List.of(), notes, "the error says it");
        assertEquals(
                4,
                new Checkpoints(folder.resolve("kept"))
                        .newest()
                        .checkpoint()
                        .state()
                        .step());
    }

    @Test
    void aRefusedWriteIsReportedAndTheRunGoesOnIfItIsToldTo() throws IOException {
        CheckpointSpec lenient = new CheckpointSpec(2, 0, 5, OnError.CONTINUE);
        RunListener cleared = new RunListener() {
            @Override
            public void step(Step step) {
                if (step.number() == 11) {
                    try {
                        Files.delete(folder.resolve("checkpoints"));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }
            }
        };
        RunState end = begin(spec(lenient), company(() -> false, obstacle(5), cleared));
        assertEquals(12, end.step());
        assertEquals(4, notes.size(), notes.toString()); // steps 6, 8 before and after its validation, and 10
        assertTrue(notes.getFirst().contains("Training goes on"), notes.toString());
        assertEquals(List.of("step-00000012-epoch-3"), names());
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
