package lamina.core.train;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.Step;

/**
 * The folder of a run: what it was told ({@code config.json}), what it measured ({@code metrics.jsonl}, one JSON object a line), what it
 * learned ({@code weights.safetensors} after the last epoch, {@code best.safetensors} after the best) and between what
 * ({@code classes.txt}, one name a line).
 */
public final class Journal implements RunListener, AutoCloseable {
    /** The weights after the last epoch that is complete. */
    public static final String WEIGHTS = "weights.safetensors";

    /** The weights after the epoch with the best validation. */
    public static final String BEST = "best.safetensors";

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Path folder;
    private final int every;
    private final BufferedWriter metrics;
    private final long began = System.nanoTime();
    private long steps;
    private int epochs;

    private Journal(Path folder, int every) throws IOException {
        this.folder = folder;
        this.every = every;
        this.metrics = Files.newBufferedWriter(folder.resolve("metrics.jsonl"));
    }

    /** A name for the folder of a run that begins now: {@code runs/alexnet-20261123-090000}; one that does not exist yet. */
    public static Path folder(Path runs, String name, LocalDateTime now) {
        String base = name.replaceAll("[^A-Za-z0-9._-]", "-") + "-" + TIMESTAMP.format(now);
        return Stream.iterate(1, n -> n + 1)
                .map(n -> runs.resolve(n == 1 ? base : base + "-" + n))
                .filter(Files::notExists)
                .findFirst()
                .orElseThrow();
    }

    /**
     * Makes the folder of a run.
     *
     * @param folder new, or empty
     * @param every of how many steps one is written to the metrics
     * @throws DataException if the folder has something in it, or cannot be made
     */
    public static Journal create(Path folder, int every) {
        try {
            Files.createDirectories(folder);
            try (Stream<Path> content = Files.list(folder)) {
                if (content.findAny().isPresent()) {
                    throw new DataException("the run folder " + folder.toAbsolutePath()
                            + " is not empty: name another one, or move the earlier run away");
                }
            }
            return new Journal(folder, every);
        } catch (FileAlreadyExistsException e) {
            throw new DataException(
                    "the run folder " + folder.toAbsolutePath() + " cannot be made: a file is in its place", e);
        } catch (IOException e) {
            throw new DataException("the run folder " + folder.toAbsolutePath() + " cannot be made: " + e, e);
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** Writes a text file into the folder: {@code config.json}, {@code classes.txt}. */
    public void write(String name, String text) {
        Replacement.write(folder.resolve(name), channel -> channel.write(StandardCharsets.UTF_8.encode(text)));
    }

    @Override
    public void started(Progress progress, int batch) {
        line(Metrics.started(progress, batch));
    }

    @Override
    public void step(Step step) {
        steps = step.number();
        if (steps == 1 || steps % every == 0) {
            line(Metrics.step(step));
        }
    }

    @Override
    public void epoch(Epoch epoch) {
        epochs = epoch.number();
        line(Metrics.epoch(epoch));
    }

    /** Writes what devices handed each other. */
    void crossed(long bytesPerStep) {
        line(Metrics.crossed(bytesPerStep));
    }

    @Override
    public void ended() {
        line(Metrics.ended(steps, epochs, (System.nanoTime() - began) * 1e-9));
    }

    private void line(String json) {
        try {
            metrics.write(json);
            metrics.write('\n');
            metrics.flush(); // so that others can follow, and a crash loses nothing
        } catch (IOException e) {
            throw new DataException(
                    "cannot write " + folder.resolve("metrics.jsonl").toAbsolutePath() + ": " + e
                            + ". Is there room on the disk?",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            metrics.close();
        } catch (IOException e) {
            throw new DataException(
                    "cannot write " + folder.resolve("metrics.jsonl").toAbsolutePath() + ": " + e, e);
        }
    }
}
