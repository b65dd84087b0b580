package lamina.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import lamina.api.data.Split;
import lamina.api.train.Score;
import lamina.core.RunSpec;
import lamina.core.plugin.Nearest;
import lamina.core.train.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Judges a trained network. */
@Command(
        name = "evaluate",
        customSynopsis = {"lamina evaluate RUN [--weights FILE] [--split SPLIT] [--json]", "       [--set KEY=VALUE]..."
        },
        description = "Judges a trained network on pictures that it has not learned from.")
final class EvaluateCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private WeightsOption weights = new WeightsOption();

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            converter = Splits.class,
            description = "validation (unless told otherwise), test or train")
    private Split split = Split.VALIDATION;

    @Option(names = "--json", description = "print one line of JSON instead")
    private boolean json;

    EvaluateCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        RunArgument argument = options.argument(lamina.home());
        Path file = weights.file(argument);
        Toolbox toolbox = lamina.toolbox();
        RunSpec run = options.read(argument, toolbox).spec();
        Output output = lamina.output();
        try (Session session = Session.evaluation(
                run,
                run.train().batch(),
                toolbox.decoders(),
                toolbox.overrides(),
                new CompileLine(lamina.output(), System::nanoTime))) {
            session.load(file);
            new Announcement(session).evaluation(file).forEach(output::note);
            Score score = evaluate(session);
            output.result(json ? new ScoreJson(name(), score).line() : line(score));
        }
        return ExitCode.OK.number();
    }

    private Score evaluate(Session session) {
        var progress = lamina.output().progress(name(), Long.MAX_VALUE);
        try {
            return session.evaluate(split, Integer.MAX_VALUE, List.of(progress));
        } finally {
            progress.ended();
        }
    }

    private String line(Score score) {
        return "%s: top-1 %s, top-5 %s, loss %s on %s"
                .formatted(
                        name(),
                        Numbers.percent(score.top1()),
                        Numbers.percent(score.top5()),
                        Numbers.loss(score.loss()),
                        Numbers.count(score.pictures(), "picture"));
    }

    private String name() {
        return word(split);
    }

    /** As it is written on the command line. */
    static String word(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    /** Reads the name of a split. */
    static final class Splits implements ITypeConverter<Split> {
        private static final List<String> NAMES = List.of("validation", "test", "train");

        @Override
        public Split convert(String name) {
            if (!NAMES.contains(name)) {
                throw new TypeConversionException(
                        "must be validation, test or train; found \"%s\"%s".formatted(name, Nearest.hint(name, NAMES)));
            }
            return Split.valueOf(name.toUpperCase(Locale.ROOT));
        }
    }
}
