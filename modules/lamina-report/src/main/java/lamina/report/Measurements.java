package lamina.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.report.chart.Points;

/** What a run has measured: its {@code metrics.jsonl}, read on as it grows. Used by one thread at a time. */
final class Measurements {
    private static final int PIECE = 1 << 20;
    private static final Set<String> WHEN = Set.of("step", "epoch");

    private final Path file;
    private long read; // bytes
    private Optional<MetricsLine> start = Optional.empty();
    private Optional<MetricsLine> end = Optional.empty();
    private final List<MetricsLine> epochs = new ArrayList<>();
    private final List<MetricsLine> resumes = new ArrayList<>();
    private Optional<MetricsLine> divergence = Optional.empty();
    private final Map<String, Points> statistics = new LinkedHashMap<>();
    private final Map<String, Points> steps = new LinkedHashMap<>();
    private final Map<String, Points> perEpoch = new LinkedHashMap<>();

    Measurements(Path file) {
        this.file = file;
    }

    /**
     * Reads what has come since. A line that is not whole yet waits for its end; a file that became shorter is another run's course.
     *
     * @throws DataException if the file cannot be read
     */
    void refresh() {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() < read) {
                forget();
            }
            ByteBuffer bytes = ByteBuffer.allocate(PIECE);
            channel.position(read);
            while (channel.read(bytes) >= 0) {
                bytes.flip();
                bytes = rest(bytes);
            }
        } catch (IOException e) {
            throw new DataException("what was measured cannot be read: " + Reason.of(e), e);
        }
    }

    private void forget() {
        read = 0;
        start = Optional.empty();
        end = Optional.empty();
        divergence = Optional.empty();
        statistics.clear();
        epochs.clear();
        resumes.clear();
        steps.clear();
        perEpoch.clear();
    }

    /** Takes every whole line; what is left is the beginning of the next. */
    private ByteBuffer rest(ByteBuffer bytes) {
        int from = bytes.position();
        for (int at = from; at < bytes.limit(); at++) {
            if (bytes.get(at) == '\n') {
                byte[] line = new byte[at - from];
                bytes.get(from, line);
                MetricsLine.parse(new String(line, StandardCharsets.UTF_8)).ifPresent(this::add);
                read += line.length + 1;
                from = at + 1;
            }
        }
        bytes.position(from);
        return bytes.remaining() == bytes.capacity()
                ? ByteBuffer.allocate(2 * bytes.capacity()).put(bytes)
                : bytes.compact();
    }

    private void add(MetricsLine line) {
        switch (line.kind()) {
            case "start" -> start = Optional.of(line);
            case "resume" -> resumes.add(line);
            case "final" -> end = Optional.of(line);
            case "diverged" -> divergence = Optional.of(line);
            case "step" -> add(line, steps);
            case "statistics" -> add(line, statistics);
            case "epoch" -> {
                epochs.add(line);
                add(line, perEpoch);
            }
            default -> {} // of a later version
        }
    }

    private static void add(MetricsLine line, Map<String, Points> to) {
        double at = line.get("step");
        line.numbers().forEach((key, value) -> {
            if (!WHEN.contains(key)) {
                to.computeIfAbsent(key, _ -> new Points()).add(at, value);
            }
        });
    }

    /** What a step measured, over the number of the step; empty if nothing of that name. */
    Points step(String key) {
        return steps.getOrDefault(key, new Points());
    }

    /** What an epoch came to, over the number of its last step; empty if nothing of that name. */
    Points epoch(String key) {
        return perEpoch.getOrDefault(key, new Points());
    }

    /** What was looked at in some of the steps, by names as {@code layers.conv1.gradientNorm}, over the number of the step. */
    Map<String, Points> statistics() {
        return statistics;
    }

    /** That the loss was no number in the end, or exploded. */
    Optional<MetricsLine> divergence() {
        return divergence;
    }

    /** The epochs that were judged. */
    List<MetricsLine> epochs() {
        return epochs;
    }

    /** Where the run was taken up again. */
    List<MetricsLine> resumes() {
        return resumes;
    }

    /** How it ended; empty if it did not, or was cut off. */
    Optional<MetricsLine> end() {
        return end;
    }

    /** A number that was planned before the first step: batch, stepsPerEpoch, epochs; NaN if it is not known. */
    double planned(String key) {
        return start.map(line -> line.get(key)).orElse(Double.NaN);
    }

    /** The last step that was written down; 0 before the first. */
    long lastStep() {
        Points losses = step("loss");
        double last = losses.size() == 0 ? 0 : losses.x(losses.size() - 1);
        double ended = end.map(line -> line.get("step")).orElse(0.0);
        double judged = epochs.isEmpty() ? 0 : epochs.getLast().get("step");
        return (long) Math.max(last, Math.max(ended, judged));
    }

    /** The epoch with the most pictures right, of equals the one with the smaller loss; empty if none was judged. */
    Optional<MetricsLine> best() {
        return epochs.stream()
                .filter(epoch -> epoch.get("validation.pictures") > 0)
                .reduce((best, epoch) -> better(epoch, best) ? epoch : best);
    }

    private static boolean better(MetricsLine epoch, MetricsLine than) {
        double right = epoch.get("validation.top1");
        double before = than.get("validation.top1");
        return right > before || (right == before && epoch.get("validation.loss") < than.get("validation.loss"));
    }

    /** The last epoch that was judged on held-back pictures. */
    Optional<MetricsLine> lastJudged() {
        return epochs.reversed().stream()
                .filter(epoch -> epoch.get("validation.pictures") > 0)
                .findFirst();
    }
}
