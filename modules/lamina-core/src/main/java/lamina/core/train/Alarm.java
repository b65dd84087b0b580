package lamina.core.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.ConfigurationException;
import lamina.api.train.Statistics;
import lamina.core.TrainSpec;
import lamina.core.data.Batch;
import lamina.core.data.Loader;

/** Ends a run that has diverged, and says where, with what pictures, and what to try. */
final class Alarm {
    private static final int SHOWN = 5; // pictures by name

    private final TrainSpec train;
    private final double guess;
    private final Examiner examiner;
    private final Loader loader;
    private final Watch watch;

    Alarm(TrainSpec train, int classes, Examiner examiner, Loader loader, Watch watch) {
        this.train = train;
        this.guess = Math.log(classes);
        this.examiner = examiner;
        this.loader = loader;
        this.watch = watch;
    }

    /** A step that was just computed, perhaps not to its end: {@code before} is the state that it set out from. */
    record Attempt(RunState before, Batch batch, float rate) {
        long step() {
            return before.step() + 1;
        }
    }

    /** The loss of the attempt is no number. */
    ConfigurationException broken(Attempt attempt) {
        return raise(attempt, Double.NaN, "not a finite number", examine(attempt));
    }

    /**
     * The attempt has a loss.
     *
     * @throws ConfigurationException if it has exploded
     */
    void check(Attempt attempt, double loss) {
        double usual = Math.max(guess, usual(attempt.before(), loss));
        double times = train.watch().exploding();
        if (times > 0 && loss > times * usual) {
            String what = String.format(
                    Locale.ROOT,
                    "%.4g, more than train.watch.exploding = %s times what it was, %.4g,",
                    loss,
                    times,
                    usual);
            throw raise(attempt, loss, what, examine(attempt));
        }
    }

    /** The mean loss of the epoch so far, or else of the one before; of the first step of all its own, as there is nothing to compare it with. */
    private static double usual(RunState before, double loss) {
        if (before.pass().steps() > 0) {
            return before.pass().losses() / before.pass().steps();
        }
        return before.history().isEmpty() ? loss : before.history().getLast().loss();
    }

    /**
     * The attempt was looked into.
     *
     * @throws ConfigurationException if a gradient is not finite
     */
    void check(Attempt attempt, double loss, Statistics statistics) {
        if (!Double.isFinite(statistics.gradientNorm())) {
            // gradients come from behind: what is broken in the last layer has broken those before it
            Statistics.Layer layer = statistics.layers().stream()
                    .filter(each -> !Double.isFinite(each.gradientNorm().orElse(0)))
                    .reduce((_, later) -> later)
                    .orElseThrow();
            Divergence.Finding finding = new Divergence.Finding(
                    Optional.of(layer.name()),
                    "layer %s: the gradient of its parameters is not finite, though the loss is"
                            .formatted(layer.name()),
                    List.of());
            throw raise(
                    attempt,
                    loss,
                    String.format(Locale.ROOT, "still %.4g, but a gradient is not finite", loss),
                    finding);
        }
    }

    private Divergence.Finding examine(Attempt attempt) {
        return examiner.examine(attempt.batch(), attempt.before().step());
    }

    private ConfigurationException raise(Attempt attempt, double loss, String what, Divergence.Finding finding) {
        Batch batch = attempt.batch();
        watch.diverged(new Divergence(
                attempt.step(),
                attempt.before().epoch(),
                attempt.rate(),
                loss,
                finding,
                IntStream.range(0, batch.count()).mapToObj(batch::index).toList()));
        return new ConfigurationException(Stream.of(
                        "the loss is %s in step %d of %d (epoch %d, learning rate %s)"
                                .formatted(
                                        what,
                                        attempt.step(),
                                        attempt.before().planned(train),
                                        attempt.before().epoch(),
                                        attempt.rate()),
                        "  where     " + finding.text(),
                        "  pictures  " + pictures(batch, finding.rows()),
                        "  kept      " + watch.kept().map(Path::toString).orElse("no checkpoint was written yet"),
                        "  try       " + advice(attempt))
                .collect(Collectors.joining("\n")));
    }

    private String pictures(Batch batch, List<Integer> rows) {
        boolean some = !rows.isEmpty() && rows.size() < batch.count();
        List<Integer> shown =
                some ? rows : IntStream.range(0, batch.count()).boxed().toList();
        String names = shown.stream()
                .limit(SHOWN)
                .map(batch::index)
                .map(index -> loader.name(index) + " (" + index + ")")
                .collect(Collectors.joining(", "));
        return "%s of the batch's %d: %s%s"
                .formatted(
                        some ? String.valueOf(rows.size()) : "all",
                        batch.count(),
                        names,
                        shown.size() > SHOWN ? ", …; all are in " + Journal.METRICS : "");
    }

    private static String advice(Attempt attempt) {
        return attempt.step() == 1
                ? "it is so before anything was learned, so look at the pictures (subtract-mean, a scale) and at the initial"
                        + " weights (a smaller \"std\")"
                : String.format(
                        Locale.ROOT,
                        "training has diverged: a rate of %.3g in the schedule, or smaller initial weights; with --resume and --changed it"
                                + " goes on from what was kept",
                        attempt.rate() / 10);
    }
}
