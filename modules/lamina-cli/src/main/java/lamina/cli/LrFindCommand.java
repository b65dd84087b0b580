package lamina.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.api.train.RunListener;
import lamina.api.train.Step;
import lamina.config.Run;
import lamina.core.train.RateFinder;
import lamina.core.train.RateRange;
import lamina.core.train.RateRange.Suggestion;
import lamina.core.train.Session;
import lamina.report.chart.Axis;
import lamina.report.chart.Chart;
import lamina.report.chart.Mark;
import lamina.report.chart.Points;
import lamina.report.chart.Series;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks for a learning rate; changes nothing of the run. */
@Command(
        name = "lr-find",
        customSynopsis = {
            "lamina lr-find RUN [--from R] [--to R] [--steps N] [--out FILE]",
            "       [--set KEY=VALUE]..."
        },
        description = {
            "Looks for a learning rate: trains for a few steps with one that grows from step to step, until the loss runs away.",
            "Leaves a picture of the loss against the rate, and suggests a rate. A run folder stays as it is, and what is learned is forgotten."
        })
final class LrFindCommand implements Callable<Integer> {
    private static final double TOP = 1.5; // of the first loss: what lies above it is not looked at

    private final Lamina lamina;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--from", paramLabel = "R", description = "the first rate, 1e-5 unless told otherwise")
    private double from = 1e-5;

    @Option(names = "--to", paramLabel = "R", description = "the last rate, 1 unless told otherwise")
    private double to = 1;

    @Option(names = "--steps", paramLabel = "N", description = "how many steps, 100 unless told otherwise")
    private int steps = 100;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "the picture, in SVG; lr-find.svg in this folder unless told otherwise. It is replaced")
    private Path out = Path.of("lr-find.svg");

    LrFindCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        RateFinder finder = new RateFinder(from, to, steps);
        Toolbox toolbox = lamina.toolbox();
        Run run = options.read(options.argument(lamina.home()), toolbox);
        CompileLine line = new CompileLine(lamina.output(), System::nanoTime);
        try (Session session = Session.training(run.spec(), toolbox.decoders(), toolbox.overrides(), line)) {
            lamina.output()
                    .note("trying    %s with rates from %s to %s, %d steps"
                            .formatted(run.spec().name(), rate(from), rate(to), steps));
            RateRange range = finder.run(session, List.of(new Now()));
            save(chart(run.spec().name(), range));
            lines(range).forEach(lamina.output()::result);
        }
        return ExitCode.OK.number();
    }

    /** Says now and then how far it is. */
    private final class Now implements RunListener {
        @Override
        public void step(Step step) {
            if (step.number() % 10 == 0) {
                lamina.output()
                        .note("step %d/%d  rate %s  loss %s"
                                .formatted(
                                        step.number(),
                                        steps,
                                        rate(step.rate()),
                                        Numbers.loss(step.score().loss())));
            }
        }
    }

    private List<String> lines(RateRange range) {
        RateRange.Point last = range.points().getLast();
        String end = range.diverged()
                ? "the loss runs away behind rate " + rate(last.rate())
                : "the loss has not run away up to rate " + rate(last.rate()) + "; a larger --to would show more";
        String suggestion = range.suggestion()
                .map(found -> "%s: %s".formatted(rate(found.rate()), found.how()))
                .orElse(
                        "none: the loss never fell by more than noise. Look at the pictures and the initial weights, or take"
                                + " a smaller --from and more --steps");
        return List.of(
                "range     %s after %s"
                        .formatted(end, Numbers.count(range.points().size(), "step")),
                "steepest  " + range.steepest().map(found -> rate(found.rate())).orElse("-") + "; a tenth of the best "
                        + range.tenth().map(found -> rate(found.rate())).orElse("-"),
                "suggests  " + suggestion,
                "picture   " + out);
    }

    /** Loss against rate; the part where the loss runs away would leave no room for the one where it falls. */
    private static Chart chart(String name, RateRange range) {
        double top = TOP * range.points().getFirst().smoothed();
        Points losses = new Points();
        Points smoothed = new Points();
        for (RateRange.Point point : range.points()) {
            losses.add(point.rate(), below(top, point.loss()));
            smoothed.add(point.rate(), below(top, point.smoothed()));
        }
        Chart chart = Chart.of(
                        name + ": loss against learning rate",
                        Axis.log("learning rate"),
                        Axis.linear("loss").to(top))
                .with(Series.faint("loss of a batch", 1, losses))
                .with(Series.line("smoothed", 2, smoothed));
        Optional<Suggestion> suggestion = range.suggestion();
        return suggestion.isPresent()
                ? chart.with(Mark.at(
                        "suggestion " + rate(suggestion.get().rate()),
                        suggestion.get().rate()))
                : chart;
    }

    /** What lies above is a gap. */
    private static double below(double top, double loss) {
        return loss <= top ? loss : Double.NaN;
    }

    private void save(Chart chart) {
        try {
            Files.writeString(out, chart.file(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new DataException(
                    "the picture cannot be written to " + out + ": " + Reason.of(e) + ". Name another file with --out",
                    e);
        }
    }

    private static String rate(double rate) {
        return String.format(Locale.ROOT, "%.2g", rate);
    }
}
