package lamina.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import lamina.api.ConfigurationException;
import lamina.api.data.Dataset;
import lamina.api.data.Split;
import lamina.core.data.Skipped;
import lamina.core.survey.Going;
import lamina.core.survey.Survey;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which pictures a command looks at, and how it shows how far it is. */
final class SurveyOptions {
    private static final String STOPPED =
            "stopping once the pictures that are being read are done; nothing is written. Ctrl-C once more stops at once";

    @Mixin
    private DataOptions data = new DataOptions();

    @Option(names = "--limit", paramLabel = "N", description = "look at the first N pictures only")
    private Optional<Integer> limit = Optional.empty();

    @Option(
            names = "--bad-items",
            paramLabel = "N",
            description =
                    "leave out up to N damaged pictures; otherwise as many as \"train.badItems\" of the run says, which is none unless it is set")
    private Optional<Integer> badItems = Optional.empty();

    /**
     * Looks at pictures, with progress, until all are done or somebody presses Ctrl-C.
     *
     * @param task what it is called
     * @param work empty if it was stopped
     * @param told what is to be said of what was found; the exit code
     */
    <T> int run(Lamina lamina, String task, Work<T> work, Function<T, ExitCode> told) {
        int most = limit.orElse(Integer.MAX_VALUE);
        if (most < 1) {
            throw new ConfigurationException("--limit is a number of pictures, at least 1; found " + most);
        }
        Toolbox toolbox = lamina.toolbox();
        DataSource source = data.source(lamina, toolbox);
        try (Dataset dataset = source.dataset()) {
            Survey whole = survey(source, dataset).limited(most);
            Survey survey = badItems.map(whole::leaving).orElse(whole);
            Display display = lamina.output().progress(task, Long.MAX_VALUE);
            Optional<T> found = watched(display, toolbox, dataset, going -> work.look(source, survey, going));
            if (found.isEmpty()) {
                lamina.output().note("stopped");
                return ExitCode.INTERRUPTED.number();
            }
            return told.apply(found.get()).number();
        }
    }

    /** Looks at pictures. */
    interface Work<T> {
        Optional<T> look(DataSource source, Survey survey, Going going);
    }

    private static Survey survey(DataSource source, Dataset dataset) {
        return source.run()
                .map(run -> Survey.of(run.spec(), source.decoders()))
                .orElseGet(
                        () -> new Survey(dataset, Split.TRAIN, source.decoders(), List.of(), Integer.MAX_VALUE, 0, 0));
    }

    private static <T> Optional<T> watched(
            Display display, Toolbox toolbox, Dataset dataset, Function<Going, Optional<T>> work) {
        try (Interruption interruption = new Interruption(display::note, STOPPED)) {
            dataset.tell(interruption.heeding(toolbox.listener()));
            return work.apply(new Going(display::evaluated, interruption));
        } finally {
            display.ended();
        }
    }

    /** A file that is written in the end; that it cannot be is told now, and not hours later. */
    static void checkTarget(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new ConfigurationException(
                    "--out names %s, but there is no folder %s that may be written: name another file"
                            .formatted(file, folder));
        }
    }

    /** Says which damaged pictures are not in a result. */
    static void tell(List<Skipped> skipped, Output output) {
        skipped.forEach(picture -> output.note("warning: left out: " + picture.reason()));
    }
}
