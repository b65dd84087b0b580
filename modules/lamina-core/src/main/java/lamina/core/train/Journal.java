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
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.storage.Drafts;

/**
 * The folder of a run: what it was told ({@code config.json}), what it measured ({@code metrics.jsonl}, one JSON object a line), what it
 * learned ({@code weights.safetensors} after the last epoch, {@code best.safetensors} after the best), between what
 * ({@code classes.txt}, one name a line), and from where it can go on ({@code checkpoints/}, see {@link Checkpoints}). One process at a
 * time works in it.
 */
public final class Journal implements AutoCloseable {
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
    private final RunLock lock;
    private final MetricsFile metrics;

    private Journal(Path folder, RunLock lock, MetricsFile metrics) {
        this.folder = folder;
        this.lock = lock;
        this.metrics = metrics;
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
            RunLock lock = RunLock.take(folder);
            return new Journal(folder, lock, MetricsFile.create(folder.resolve(METRICS), every));
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
                return new Journal(folder, lock, MetricsFile.reopen(folder.resolve(METRICS), every, from, changes));
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

    /** The folder. */
    public Path folder() {
        return folder;
    }

    /** Writes a text file into the folder: {@code config.json}, {@code classes.txt}. */
    public void write(String name, String text) {
        Replacement.write(folder.resolve(name), text);
    }

    /** Where it writes what it measures. */
    MetricsFile metrics() {
        return metrics;
    }

    @Override
    public void close() {
        lock.close();
        metrics.close();
    }
}
