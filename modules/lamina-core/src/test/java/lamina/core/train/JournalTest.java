package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.train.Epoch;
import lamina.api.train.Score;
import lamina.api.train.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    @TempDir
    Path runs;

    @Test
    void aRunLeavesItsFolder() throws IOException {
        Path folder = runs.resolve("deep/first");
        try (Session session = Session.training(Runs.of(1, 0.02f, Runs.train(50, 2, 1)), List.of(), List.of());
                Journal journal = Journal.create(folder, 3)) {
            session.train(journal, "{\"seed\": 1}", List.of());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of(
                            "best.safetensors",
                            "checkpoints",
                            "classes.txt",
                            "config.json",
                            "metrics.jsonl",
                            "weights.safetensors"),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        assertEquals("{\"seed\": 1}", Files.readString(folder.resolve("config.json")));
        assertEquals(Quadrants.CLASSES, Files.readAllLines(folder.resolve("classes.txt")));
        List<String> kinds = Files.readAllLines(folder.resolve("metrics.jsonl")).stream()
                .map(line -> line.replaceAll("^\\{\"kind\":\"(\\w+)\".*?(?:\"step\":(\\d+))?[,}].*$", "$1"))
                .toList();
        assertEquals(List.of("start", "step", "statistics", "step", "epoch", "step", "epoch", "final"), kinds);
    }

    @Test
    void aFolderIsFreeWhenNobodyTrainsInIt() {
        Path folder = runs.resolve("busy");
        try (Journal _ = Journal.create(folder, 1)) {
            String message = assertThrows(DataException.class, () -> Journal.requireFree(folder))
                    .getMessage();
            assertTrue(message.startsWith("another training is at work in the run folder " + folder), message);
        }
        Journal.requireFree(folder);
        Journal.requireFree(folder); // it has kept nothing
    }

    @Test
    void whatWasCutOffIsSetAsideWithAllThatWasInIt() throws IOException {
        Path folder = runs.resolve("cut");
        Journal.create(folder, 1).close();
        Path aside = Journal.setAside(folder);
        assertEquals(runs.resolve("cut.cut-off-1"), aside);
        try (Stream<Path> files = Files.list(aside)) {
            assertEquals(List.of(aside.resolve("metrics.jsonl")), files.toList());
        }
        assertFalse(Files.exists(folder));
    }

    /** A channel that takes three bytes at a time, as that of a file may when a disk is nearly full. */
    @Test
    void whatIsWrittenIsWrittenWhole() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        WritableByteChannel inParts = new WritableByteChannel() {
            @Override
            public int write(ByteBuffer bytes) {
                byte[] part = new byte[Math.min(3, bytes.remaining())];
                bytes.get(part);
                written.writeBytes(part);
                return part.length;
            }

            @Override
            public boolean isOpen() {
                return true;
            }

            @Override
            public void close() {}
        };
        try (Whole whole = new Whole(inParts)) {
            assertEquals(10, whole.write(ByteBuffer.wrap("0123456789".getBytes(StandardCharsets.US_ASCII))));
        }
        assertEquals("0123456789", written.toString(StandardCharsets.US_ASCII));
    }

    @Test
    void aLineIsAnObject() throws IOException {
        Path folder = runs.resolve("lines");
        try (Journal journal = Journal.create(folder, 1)) {
            journal.metrics().step(new Step(7, 2, 0.5f, new Score(4, 1.5, 0.25, 1), 0.5, 0.125));
            journal.metrics().epoch(new Epoch(2, 8, 0.5f, 1.25, Score.NONE, 3));
            journal.metrics().epoch(new Epoch(3, 9, 0.5f, 1.25, new Score(1, Double.POSITIVE_INFINITY, 0, 1), 3));
        }
        assertEquals(
                List.of(
                        "{\"kind\":\"step\",\"step\":7,\"epoch\":2,\"rate\":0.5,\"pictures\":4,\"loss\":1.5,\"top1\":0.25,"
                                + "\"top5\":1.0,\"seconds\":0.5,\"waiting\":0.125}",
                        "{\"kind\":\"epoch\",\"epoch\":2,\"step\":8,\"rate\":0.5,\"loss\":1.25,"
                                + "\"validation\":{\"pictures\":0},\"seconds\":3.0}",
                        "{\"kind\":\"epoch\",\"epoch\":3,\"step\":9,\"rate\":0.5,\"loss\":1.25,"
                                + "\"validation\":{\"pictures\":1,\"loss\":null,\"top1\":0.0,\"top5\":1.0},\"seconds\":3.0}"),
                Files.readAllLines(folder.resolve("metrics.jsonl")));
    }

    @Test
    void afolderInUseIsRefused() throws IOException {
        Path folder = Files.createDirectory(runs.resolve("used"));
        Journal.create(folder, 1).close();
        String message = assertThrows(DataException.class, () -> Journal.create(folder, 1))
                .getMessage();
        assertTrue(message.contains("not empty") && message.contains("used"), message);
        Path file = Files.writeString(runs.resolve("file"), "");
        assertThrows(DataException.class, () -> Journal.create(file, 1));
        assertThrows(DataException.class, () -> Journal.create(file.resolve("below"), 1));
    }

    @Test
    void foldersAreNamedAfterTheRunAndTheTime() throws IOException {
        LocalDateTime now = LocalDateTime.of(2012, 12, 3, 9, 5, 7);
        Path first = Journal.folder(runs, "Alex Net/2", now);
        assertEquals("Alex-Net-2-20121203-090507", first.getFileName().toString());
        Files.createDirectory(first);
        assertEquals(
                "Alex-Net-2-20121203-090507-2",
                Journal.folder(runs, "Alex Net/2", now).getFileName().toString());
    }

    @Test
    void weightsAreSavedWhenDueAndInTheEnd() {
        List<Path> saved = new ArrayList<>();
        Keeper keeper = new Keeper(runs, 2, Score.NONE, saved::add);
        int[] files = new int[3];
        for (int i = 0; i < 3; i++) {
            keeper.epoch(new Epoch(i + 1, i, 1, 1, Score.NONE, 1));
            files[i] = saved.size();
        }
        assertArrayEquals(new int[] {0, 1, 1}, files);
        keeper.finish(saved::add);
        assertEquals(2, saved.size());
    }

    @Test
    void theBestWeightsAreThoseWithMoreRightThenLessLoss() {
        List<Path> saved = new ArrayList<>();
        Keeper keeper = new Keeper(runs, 1, Score.NONE, saved::add);
        int[] best = new int[4];
        double[] top1 = {0.5, 0.4, 0.5, 0.5};
        double[] loss = {1, 0.1, 1, 0.9};
        for (int i = 0; i < 4; i++) {
            saved.clear();
            keeper.epoch(new Epoch(i + 1, i, 1, 1, new Score(10, loss[i], top1[i], 1), 1));
            best[i] = saved.size() - 1;
        }
        assertEquals(List.of(1, 0, 0, 1), java.util.Arrays.stream(best).boxed().toList());
        assertFalse(Keeper.better(Score.NONE, Score.NONE));
    }
}
