package lamina.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.api.data.Dataset;
import lamina.api.data.Decoder;
import lamina.config.Run;
import lamina.core.train.Journal;

/**
 * A dataset, and what decodes its pictures.
 *
 * @param dataset to be closed by who uses it
 * @param decoders those that the run names, or every one that is installed
 * @param run the run whose dataset it is; empty if the dataset was named by itself
 * @param folder of the run, if it was trained
 */
record DataSource(Dataset dataset, List<Decoder> decoders, Optional<Run> run, Optional<Path> folder) {

    /** Of a run. */
    static DataSource of(Run run, Optional<Path> folder, Toolbox toolbox) {
        List<Decoder> decoders = run.spec().decoders().orElseGet(toolbox::decoders);
        return new DataSource(run.spec().data(), decoders, Optional.of(run), folder);
    }

    /** Of a dataset's settings, as configuration writes them. */
    static DataSource of(String settings, Toolbox toolbox) {
        return new DataSource(toolbox.dataset(settings), toolbox.decoders(), Optional.empty(), Optional.empty());
    }

    /** The classes that the run was trained with, in the order of its labels. */
    Optional<List<String>> trainedClasses() {
        return folder.map(trained -> trained.resolve(Journal.CLASSES))
                .filter(Files::isRegularFile)
                .map(DataSource::lines);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new DataException("cannot read %s: %s".formatted(file, Reason.of(e)), e);
        }
    }

    /** The run, for what cannot do without one. */
    Run needRun() {
        return run.orElseThrow(() -> new ConfigurationException(
                "this command needs a run, for it looks at more than the dataset: name a configuration file, a run folder or a model, "
                        + "and change its dataset by --set data.root=FOLDER"));
    }
}
