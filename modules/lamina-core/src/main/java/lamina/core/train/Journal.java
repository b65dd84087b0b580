package lamina.core.train;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunFile;
import lamina.api.train.RunListener;
import lamina.api.train.Statistics;
import lamina.api.train.Step;
import lamina.core.data.Skipped;
import lamina.storage.Drafts;

/**
 * The folder of a run: what it was told ({@code config.json}), what it measured ({@code metrics.jsonl}, one JSON object a line), what it
 * learned ({@code weights.safetensors} after the last epoch, {@code best.safetensors} after the best), between what
 * ({@code classes.txt}, one name a line), and from where it can go on ({@code checkpoints/}, see {@link Checkpoints}). One process at a
 * time works in it.
 */
public final class Journal implements RunListener, AutoCloseable {
    /** The weights after the last epoch that is complete. */
    public static final String WEIGHTS = "weights.safetensors";

    /** The weights after the epoch with the best validation. */
    public static final String BEST = "best.safetensors";

    /** The names of the classes, in the order of the labels. */
    public static final String CLASSES = "classes.txt";

    /** What was measured. */
    public static final String METRICS = "metrics.jsonl";

    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private final Path folder;
    private final int every;
    private final RunLock lock;
    private final RunFile metrics;
    private final boolean resumed;
    private final long began = System.nanoTime();
    private long steps;
    private int epochs;

    private Journal(Path folder, int every, RunLock lock, RunState from) throws IOException {
        this.folder = folder;
        this.every = every;
        this.lock = lock;
        Path file = folder.resolve(METRICS);
        this.metrics = RunFile.open(file, Files.exists(file) ? Files.size(file) : 0);
        this.resumed = !from.equals(RunState.START);
        this.steps = from.step();
        this.epochs = from.history().size();
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
                    throw new DataException(
                            "the run folder %s is not empty: name another one, or move the earlier run away%s"
                                    .formatted(folder.toAbsolutePath(), resumable(folder)));
                }
            }
            return new Journal(folder, every, RunLock.take(folder), RunState.START);
        } catch (FileAlreadyExistsException e) {
            throw new DataException(
                    "the run folder " + folder.toAbsolutePath() + " cannot be made: a file is in its place", e);
        } catch (IOException e) {
            throw new DataException(
                    "the run folder " + folder.toAbsolutePath() + " cannot be made: " + Reason.of(e), e);
        }
    }

    private static String resumable(Path folder) {
        return Checkpoints.of(folder).all().isEmpty() ? "" : "; to go on with it: lamina train --resume " + folder;
    }

    /**
     * Goes on in the folder of a run. What its metrics have of steps after the state is dropped, as the run does them again; what a
     * killed process left half written is cleared away.
     *
     * @param every of how many steps one is written to the metrics
     * @param from where the run goes on
     * @param changes what is not as it was, for the metrics
     * @throws DataException if another process trains in it, or it cannot be written
     */
    public static Journal reopen(Path folder, int every, RunState from, List<String> changes) {
        try {
            RunLock lock = RunLock.take(folder);
            try {
                sweep(folder);
                truncate(folder.resolve(METRICS), from);
                Journal journal = new Journal(folder, every, lock, from);
                journal.line(Metrics.resumed(from, changes));
                return journal;
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw stuck(folder, e);
        }
    }

    /**
     * Makes room for a run that begins anew in the place of one that was cut off before its first checkpoint, from which nothing can go on.
     * That one is kept under another name, as listeners and reports may have written into it.
     *
     * @return where it is now
     * @throws DataException if another process trains in it, if it has a checkpoint, or if it cannot be renamed
     */
    public static Path setAside(Path folder) {
        Path aside = Stream.iterate(1, n -> n + 1)
                .map(n -> folder.resolveSibling(folder.getFileName() + ".cut-off-" + n))
                .filter(Files::notExists)
                .findFirst()
                .orElseThrow();
        try (RunLock _ = RunLock.take(folder)) {
            if (!Checkpoints.of(folder).isEmpty()) {
                throw new DataException("the run in %s has a checkpoint to go on from: lamina train --resume %s"
                        .formatted(folder.toAbsolutePath(), folder));
            }
            Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
            RunLock.forget(aside); // its own file went along under another name
            return aside;
        } catch (IOException e) {
            throw new DataException(
                    "the run folder %s cannot be renamed to %s: %s"
                            .formatted(folder.toAbsolutePath(), aside, Reason.of(e)),
                    e);
        }
    }

    /**
     * Looks whether a run can go on: before its checkpoints are read, which the training that is at work replaces meanwhile.
     *
     * @throws DataException if another process trains in the folder, or it cannot be written
     */
    public static void requireFree(Path folder) {
        try {
            RunLock.take(folder).close();
        } catch (IOException e) {
            throw stuck(folder, e);
        }
    }

    private static DataException stuck(Path folder, IOException e) {
        return new DataException(
                "the run cannot go on in %s: %s. May the folder be written? Its checkpoints are as they were"
                        .formatted(folder.toAbsolutePath(), Reason.of(e)),
                e);
    }

    private static void sweep(Path folder) throws IOException {
        for (Path place : List.of(folder, Checkpoints.of(folder).folder())) {
            for (Path left : Drafts.left(place)) {
                Drafts.delete(left);
            }
        }
    }

    private static void truncate(Path metrics, RunState from) throws IOException {
        if (!Files.exists(metrics)) {
            return;
        }
        try (Stream<String> lines = Files.lines(metrics)) {
            String kept = lines.filter(line -> Metrics.precedes(line, from))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            Replacement.write(metrics, kept);
        }
    }

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** Writes a text file into the folder: {@code config.json}, {@code classes.txt}. */
    public void write(String name, String text) {
        Replacement.write(folder.resolve(name), text);
    }

    @Override
    public void started(Progress progress, int batch) {
        if (!resumed) {
            line(Metrics.started(progress, batch));
        }
    }

    @Override
    public void step(Step step) {
        steps = step.number();
        if (steps == 1 || steps % every == 0) {
            line(Metrics.step(step));
        }
    }

    @Override
    public void observed(Statistics statistics) {
        line(Metrics.statistics(statistics));
    }

    @Override
    public void epoch(Epoch epoch) {
        epochs = epoch.number();
        line(Metrics.epoch(epoch));
    }

    /** Writes that the run has diverged, and where. */
    void diverged(Divergence divergence) {
        line(Metrics.diverged(divergence));
    }

    /** Writes that a damaged picture was passed over. */
    void skipped(Skipped picture, long step) {
        line(Metrics.skipped(picture, step));
    }

    /** Writes what devices handed each other. */
    void crossed(long bytesPerStep) {
        line(Metrics.crossed(bytesPerStep));
    }

    @Override
    public void ended() {
        line(Metrics.ended(steps, epochs, (System.nanoTime() - began) * 1e-9));
    }

    /** What was measured so far is on the disk after this. */
    void flush() {
        metrics.force();
    }

    /** At once, so that others can follow, and a crash loses nothing. */
    private void line(String json) {
        metrics.add(json + "\n");
    }

    @Override
    public void close() {
        lock.close();
        metrics.close();
    }
}
