package lamina.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import lamina.core.survey.ColourAxes;
import lamina.core.train.Replacement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The principal components of the training pictures' colours. */
@Command(
        name = "pca",
        customSynopsis = {
            "lamina data pca DATA [--out FILE] [--scale SCALE] [--limit N]",
            "       [--bad-items N] [--set KEY=VALUE]..."
        },
        description = {
            "Finds the principal components of the colours of the training pictures, for \"pca-color\".",
            "Of a run, pictures are as they are before chance changes them: brought to a size by the first steps of"
                    + " \"augment.train\" (resize-short-side, resize, center-crop).",
            "AlexNet's paper adds to a colour alpha times the eigenvalue of each component, for samples in 0 to 1; its source alpha"
                    + " times the standard deviation, the root of it. Both are told."
        })
final class PcaCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Mixin
    private SurveyOptions options = new SurveyOptions();

    @Option(names = "--out", paramLabel = "FILE", description = "a file for the settings of \"pca-color\", as JSON")
    private Optional<Path> out = Optional.empty();

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            description = "which of both goes to the file: paper (unless told otherwise) or source")
    private Scale scale = Scale.paper;

    PcaCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    /** What a component's size is; as it is written on the command line. */
    enum Scale {
        paper,
        source;

        private List<Double> sizes(ColourAxes axes) {
            return this == paper ? axes.prose() : axes.deviations();
        }
    }

    @Override
    public Integer call() {
        out.ifPresent(SurveyOptions::checkTarget);
        return options.run(lamina, "colours", (_, survey, going) -> survey.colours(going), this::tell);
    }

    private ExitCode tell(ColourAxes axes) {
        SurveyOptions.tell(axes.skipped(), lamina.output());
        lines(axes).forEach(lamina.output()::result);
        String settings = settings(axes, scale) + "\n";
        out.ifPresent(
                file -> Replacement.write(file, channel -> channel.write(StandardCharsets.UTF_8.encode(settings))));
        return ExitCode.OK;
    }

    private static List<String> lines(ColourAxes axes) {
        Table table = new Table(
                Table.words("component"),
                Table.numbers("share"),
                Table.numbers("deviation"),
                Table.numbers("red"),
                Table.numbers("green"),
                Table.numbers("blue"));
        for (int i = 0; i < 3; i++) {
            table.row(
                    String.valueOf(i + 1),
                    Numbers.percent(axes.shares().get(i)),
                    number(axes.deviations().get(i)),
                    number(axes.vectors().get(i)),
                    number(axes.vectors().get(3 + i)),
                    number(axes.vectors().get(6 + i)));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("of " + Numbers.count(axes.pixels(), "pixel") + ", samples in 0 to 255");
        lines.add("as the paper has it   " + settings(axes, Scale.paper));
        lines.add("as the source has it  " + settings(axes, Scale.source) + ", and then it divides by 1.1");
        return lines;
    }

    private static String settings(ColourAxes axes, Scale scale) {
        return "{\"type\": \"pca-color\", \"eigenvalues\": %s, \"eigenvectors\": %s, \"std\": 0.1}"
                .formatted(MeanCommand.numbers(scale.sizes(axes)), MeanCommand.numbers(axes.vectors()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
