package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import lamina.api.DataException;
import lamina.api.data.Dataset;
import lamina.api.train.RunListener;
import lamina.api.train.Step;
import lamina.core.CheckpointSpec;
import lamina.core.CheckpointSpec.OnError;
import lamina.core.RunSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checkpoints are written whole, found again, and told apart from what is damaged. */
@Timeout(60)
class CheckpointTest extends CheckpointCase {
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
}
