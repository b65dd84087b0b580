package lamina.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import lamina.api.ConfigurationException;
import lamina.api.LaminaException;
import lamina.api.data.Split;
import lamina.core.RunSpec;
import lamina.core.train.Journal;
import lamina.core.train.Session;
import lamina.report.Judged;
import lamina.report.Part;
import lamina.report.Report;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the page of a run again, or of one that still trains or was cut off. */
@Command(
        name = "report",
        customSynopsis = {
            "lamina report DIR [--weights FILE] [--split SPLIT] [--out FILE]",
            "       [--set KEY=VALUE]..."
        },
        description = {
            "Makes a page of a training to look at: curves, filters, mistakes, classes, speed, configuration.",
            "Judges the held-back pictures for it; what cannot be made is said on the page, and why."
        })
final class ReportCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Parameters(index = "0", paramLabel = "DIR", description = "the folder that a training has left, or is at work in")
    private Path folder = Path.of("");

    @Mixin
    private SetOption set = new SetOption();

    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description =
                    "a safetensors file to judge; otherwise the folder's weights.safetensors, after the last epoch")
    private Optional<Path> weights = Optional.empty();

    @Option(
            names = "--split",
            paramLabel = "SPLIT",
            converter = EvaluateCommand.Splits.class,
            description = "what to judge: validation (unless told otherwise), test or train")
    private Split split = Split.VALIDATION;

    @Option(names = "--out", paramLabel = "FILE", description = "where the page goes; otherwise DIR/report.html")
    private Optional<Path> out = Optional.empty();

    ReportCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(folder.resolve(Journal.METRICS))
                && !Files.isRegularFile(folder.resolve(RunArgument.CONFIGURATION))) {
            throw new ConfigurationException("report takes the folder that a training has left; %s %s"
                    .formatted(
                            folder.toAbsolutePath(),
                            Files.exists(folder)
                                    ? "has neither %s nor %s, so no training wrote it"
                                            .formatted(RunArgument.CONFIGURATION, Journal.METRICS)
                                    : "does not exist"));
        }
        Path file = out.orElse(folder.resolve(Report.FILE));
        report().write(file);
        lamina.output().result("report    " + file);
        return ExitCode.OK.number();
    }

    /** With what can be had: plugins, data or weights may be gone, and the course of the run can be shown all the same. */
    private Report report() {
        Report report = Report.of(folder);
        try {
            Toolbox toolbox = lamina.toolbox();
            RunSpec run = set.read(folder.resolve(RunArgument.CONFIGURATION), toolbox, List.of())
                    .spec();
            try (Session session = Session.evaluation(
                    run,
                    run.train().batch(),
                    toolbox.decoders(),
                    toolbox.overrides(),
                    new CompileLine(lamina.output(), System::nanoTime))) {
                return judged(
                        report.withLayers(new Part.There<>(session.assembly().layers())), session);
            }
        } catch (LaminaException e) {
            return without(report.withLayers(new Part.Missing<>(e.getMessage())), e);
        }
    }

    private Report judged(Report report, Session session) {
        Path file = weights.orElse(folder.resolve(Journal.WEIGHTS));
        Display display = lamina.output().progress(split.name().toLowerCase(Locale.ROOT), Long.MAX_VALUE);
        try {
            session.load(file);
            return report.withJudged(new Part.There<>(
                    Judged.evaluate(session, split, String.valueOf(file.getFileName()), List.of(display))));
        } catch (LaminaException e) {
            return without(report, e);
        } finally {
            display.ended();
        }
    }

    private Report without(Report report, LaminaException failure) {
        lamina.output().note("warning: the pictures could not be judged, the page is without: " + failure.getMessage());
        return report.withJudged(new Part.Missing<>(failure.getMessage()));
    }
}
