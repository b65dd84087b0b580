package lamina.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import lamina.config.Run;
import lamina.core.survey.MeanPicture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The mean of the training pictures. */
@Command(
        name = "mean",
        customSynopsis = {
            "lamina data mean DATA [--out FILE] [--limit N] [--bad-items N]",
            "       [--set KEY=VALUE]..."
        },
        description = {
            "Takes the mean of the training pictures, of each pixel and of each channel.",
            "Of a run, pictures are as they are before chance changes them: brought to a size by the first steps of"
                    + " \"augment.train\" (resize-short-side, resize, center-crop). Any number of threads gives the same bits.",
            "The file is what \"subtract-mean\" reads: 32-bit little-endian floats, height by width by 3."
        })
final class MeanCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Mixin
    private SurveyOptions options = new SurveyOptions();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "where the mean picture goes; otherwise NAME-mean.f32 here, by the name of the run")
    private Optional<Path> out = Optional.empty();

    MeanCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        out.ifPresent(SurveyOptions::checkTarget);
        return options.run(
                lamina,
                "mean",
                (source, survey, going) -> survey.mean(going).map(mean -> new Found(mean, file(source.run()))),
                this::tell);
    }

    private record Found(MeanPicture mean, Path file) {}

    private Path file(Optional<Run> run) {
        return out.orElseGet(() -> Path.of(run.map(r -> r.spec().name()).orElse("data") + "-mean.f32"));
    }

    private ExitCode tell(Found found) {
        MeanPicture mean = found.mean();
        SurveyOptions.tell(mean.skipped(), lamina.output());
        mean.write(found.file());
        List.of(
                        "mean of   %s of %s (height, width, channels)"
                                .formatted(Numbers.count(mean.pictures(), "picture"), mean.shape()),
                        "channels  " + numbers(mean.channels()),
                        "picture   " + found.file(),
                        "to use    {\"type\": \"subtract-mean\", \"file\": \"%s\"%s}"
                                .formatted(found.file(), size(mean)),
                        "or        {\"type\": \"subtract-mean\", \"mean\": %s}".formatted(numbers(mean.channels())))
                .forEach(lamina.output()::result);
        return ExitCode.OK;
    }

    private static String size(MeanPicture mean) {
        int height = mean.shape().dim(0);
        int width = mean.shape().dim(1);
        return height == width ? "" : ", \"fileSize\": [%d, %d]".formatted(height, width);
    }

    /** To five places, as configuration writes lists. */
    static String numbers(List<Double> numbers) {
        return numbers.stream()
                .map(number -> String.format(Locale.ROOT, "%.5f", number))
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
