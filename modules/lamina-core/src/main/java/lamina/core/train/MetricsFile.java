package lamina.core.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.RunFile;
import lamina.api.train.RunListener;
import lamina.api.train.Statistics;
import lamina.api.train.Step;
import lamina.core.data.Skipped;

/** {@code metrics.jsonl} of a run at work: what it measures, a line each ({@link Metrics}), at once, so that others can follow. */
final class MetricsFile implements RunListener, AutoCloseable {
    private final RunFile file;
    private final int every;
    private final boolean resumed;
    private final long began = System.nanoTime();
    private long steps;
    private int epochs;

    private MetricsFile(Path path, int every, RunState from) throws IOException {
        this.file = RunFile.open(path, Files.exists(path) ? Files.size(path) : 0);
        this.every = every;
        this.resumed = !from.equals(RunState.START);
        this.steps = from.step();
        this.epochs = from.history().size();
    }

    /**
     * That of a run that begins.
     *
     * @param every of how many steps one is written
     */
    static MetricsFile create(Path path, int every) throws IOException {
        return new MetricsFile(path, every, RunState.START);
    }

    /**
     * That of a run that goes on: what it has of steps after the state is dropped, as the run does them again.
     *
     * @param changes what is not as it was
     */
    static MetricsFile reopen(Path path, int every, RunState from, List<String> changes) throws IOException {
        truncate(path, from);
        MetricsFile metrics = new MetricsFile(path, every, from);
        metrics.line(Metrics.resumed(from, changes));
        return metrics;
    }

    private static void truncate(Path path, RunState from) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<String> lines = Files.lines(path)) {
            String kept = lines.filter(line -> Metrics.precedes(line, from))
                    .map(line -> line + "\n")
                    .collect(Collectors.joining());
            Replacement.write(path, kept);
        }
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

    /** The run has diverged, and where. */
    void diverged(Divergence divergence) {
        line(Metrics.diverged(divergence));
    }

    /** A damaged picture was passed over. */
    void skipped(Skipped picture, long step) {
        line(Metrics.skipped(picture, step));
    }

    /** What devices handed each other. */
    void crossed(long bytesPerStep) {
        line(Metrics.crossed(bytesPerStep));
    }

    @Override
    public void ended() {
        line(Metrics.ended(steps, epochs, (System.nanoTime() - began) * 1e-9));
    }

    /** What was measured so far is on the disk after this. */
    void flush() {
        file.force();
    }

    private void line(String json) {
        file.add(json + "\n");
    }

    @Override
    public void close() {
        file.close();
    }
}
