package lamina.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lamina.api.ConfigurationException;
import lamina.core.survey.Faults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Looks what is wrong with a dataset. */
@Command(
        name = "doctor",
        customSynopsis = {
            "lamina data doctor DATA [--split SPLIT]... [--pixels] [--archives DIR]",
            "       [--json] [--limit N] [--bad-items N] [--set KEY=VALUE]..."
        },
        description = {
            "Finds what is wrong with pictures, labels and classes.",
            "Decodes every picture, those that are trained on and those held back, and tells of damaged and truncated"
                    + " files, names that say another format, CMYK, pictures that are there twice, labels, classes, and"
                    + " what is known of ILSVRC-2012."
        },
        footer = "Ends with 3 if something is wrong; what is only worth knowing does not count.")
final class DataDoctorCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Mixin
    private SurveyOptions options = new SurveyOptions();

    @Mixin
    private SplitsOption splits = new SplitsOption();

    @Option(names = "--pixels", description = "find also pictures that show the same and are stored differently")
    private boolean pixels;

    @Option(
            names = "--archives",
            paramLabel = "DIR",
            description =
                    "check the files in this folder that are published with a checksum: ILSVRC-2012's, CIFAR-10's, MNIST's")
    private Optional<Path> archives = Optional.empty();

    @Option(names = "--json", description = "as one JSON object")
    private boolean json;

    DataDoctorCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        archives.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new ConfigurationException("--archives names a folder; there is none at " + folder.toAbsolutePath());
        });
        return options.run(
                lamina,
                "doctor",
                (source, survey, going) -> survey.faults(splits.splits(), pixels, going)
                        .map(faults -> new Diagnosis(
                                faults,
                                source.trainedClasses(),
                                archives.map(folder -> DataDiagnosis.archives(folder, going.stop()))
                                        .orElse(List.of())))
                        .filter(_ -> !going.stop().getAsBoolean()),
                this::tell);
    }

    /** What was found. */
    private record Diagnosis(Faults faults, Optional<List<String>> trained, List<Finding> archives) {}

    private ExitCode tell(Diagnosis found) {
        List<Finding> findings = new ArrayList<>(new DataDiagnosis(found.faults(), found.trained()).findings());
        findings.addAll(found.archives());
        if (json) {
            lamina.output().result(DataDiagnosisJson.line(found.faults(), findings));
        } else {
            DoctorCommand.lines(findings).forEach(lamina.output()::result);
        }
        return findings.stream().anyMatch(Finding::isProblem) ? ExitCode.DATA : ExitCode.OK;
    }
}
