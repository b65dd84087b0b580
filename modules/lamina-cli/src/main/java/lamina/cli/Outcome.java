package lamina.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import lamina.api.train.Epoch;
import lamina.api.train.Score;
import lamina.core.data.Skipped;
import lamina.core.train.Journal;
import lamina.core.train.RunState;

/**
 * What a training came to.
 *
 * @param epochs at least one
 * @param stopwatch how fast it was
 * @param folder what it left
 * @param moved bytes that devices have handed each other in a step; 0 if there is but one
 */
record Outcome(List<Epoch> epochs, Stopwatch stopwatch, Path folder, long moved) {
    private static final int NAMED = 5;

    List<String> lines() {
        Optional<Epoch> best = RunState.best(epochs);
        double seconds = epochs.stream().mapToDouble(Epoch::seconds).sum();
        List<String> lines = new ArrayList<>();
        best.ifPresent(epoch -> lines.add("best      " + line(epoch)));
        lines.add("last      " + line(epochs.getLast()));
        lines.add(String.format(
                Locale.ROOT,
                "time      %s, %,.0f images/s while training",
                Numbers.time(seconds),
                stopwatch.picturesPerSecond()));
        if (moved > 0) {
            lines.add("crossed   %s bytes a step between the devices".formatted(Numbers.grouped(moved)));
        }
        lines.add("weights   " + folder.resolve(Journal.WEIGHTS)
                + best.map(_ -> ", of the best epoch " + folder.resolve(Journal.BEST))
                        .orElse(""));
        lines.add("next      lamina evaluate " + folder);
        lines.add("          lamina predict " + folder + " IMAGE");
        return lines;
    }

    /** Which damaged pictures were passed over; nothing if there were none. */
    static List<String> skipped(List<Skipped> pictures) {
        if (pictures.isEmpty()) {
            return List.of();
        }
        String names = pictures.stream().limit(NAMED).map(Skipped::name).collect(Collectors.joining(", "));
        return List.of("skipped   %s, damaged: %s%s"
                .formatted(
                        Numbers.count(pictures.size(), "picture"),
                        names,
                        pictures.size() > NAMED ? " …; metrics.jsonl names all" : ""));
    }

    private static String line(Epoch epoch) {
        Score score = epoch.validation();
        if (score.pictures() == 0) {
            return "epoch %d: loss %s in training; no pictures are held back"
                    .formatted(epoch.number(), Numbers.loss(epoch.loss()));
        }
        return "epoch %d: top-1 %s, top-5 %s, loss %s on %s held back"
                .formatted(
                        epoch.number(),
                        Numbers.percent(score.top1()),
                        Numbers.percent(score.top5()),
                        Numbers.loss(score.loss()),
                        Numbers.count(score.pictures(), "picture"));
    }
}
