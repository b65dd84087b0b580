package lamina.cli;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import lamina.api.train.Epoch;
import lamina.api.train.Score;
import lamina.core.train.Journal;

/**
 * What a training came to.
 *
 * @param epochs at least one
 * @param stopwatch how fast it was
 * @param folder what it left
 */
record Outcome(List<Epoch> epochs, Stopwatch stopwatch, Path folder) {

    List<String> lines() {
        double seconds = epochs.stream().mapToDouble(Epoch::seconds).sum();
        return List.of(
                "best      " + line(best()),
                "last      " + line(epochs.getLast()),
                String.format(
                        Locale.ROOT,
                        "time      %s, %,.0f images/s while training",
                        Numbers.time(seconds),
                        stopwatch.picturesPerSecond()),
                "weights   %s, of the best epoch %s"
                        .formatted(folder.resolve(Journal.WEIGHTS), folder.resolve(Journal.BEST)),
                "next      lamina evaluate %s".formatted(folder),
                "          lamina predict %s IMAGE".formatted(folder));
    }

    /** As the keeper of the weights judges: more pictures right, then the smaller loss, then the earlier one. */
    private Epoch best() {
        return epochs.stream()
                .filter(epoch -> epoch.validation().pictures() > 0)
                .max(Comparator.comparingDouble(
                                (Epoch epoch) -> epoch.validation().top1())
                        .thenComparing(epoch -> -epoch.validation().loss())
                        .thenComparing(epoch -> -epoch.number()))
                .orElseGet(epochs::getLast);
    }

    private static String line(Epoch epoch) {
        Score score = epoch.validation();
        return "epoch %d: top-1 %s, top-5 %s, loss %s on %s held back"
                .formatted(
                        epoch.number(),
                        Numbers.percent(score.top1()),
                        Numbers.percent(score.top5()),
                        Numbers.loss(score.loss()),
                        Numbers.count(score.pictures(), "picture"));
    }
}
