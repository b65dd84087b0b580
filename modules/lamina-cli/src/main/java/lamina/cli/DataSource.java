package lamina.cli;

import java.util.List;
import java.util.Optional;
import lamina.api.ConfigurationException;
import lamina.api.data.Dataset;
import lamina.api.data.Decoder;
import lamina.config.Run;

/**
 * A dataset, and what decodes its pictures.
 *
 * @param dataset to be closed by who uses it
 * @param decoders those that the run names, or every one that is installed
 * @param run the run whose dataset it is; empty if the dataset was named by itself
 */
record DataSource(Dataset dataset, List<Decoder> decoders, Optional<Run> run) {

    /** Of a run. */
    static DataSource of(Run run, Toolbox toolbox) {
        return new DataSource(run.spec().data(), run.spec().decoders().orElseGet(toolbox::decoders), Optional.of(run));
    }

    /** Of a dataset's settings, as configuration writes them. */
    static DataSource of(String settings, Toolbox toolbox) {
        return new DataSource(toolbox.reader().make(Dataset.class, settings), toolbox.decoders(), Optional.empty());
    }

    /** The run, for what cannot do without one. */
    Run needRun() {
        return run.orElseThrow(() -> new ConfigurationException(
                "this command needs a run, for it looks at more than the dataset: name a configuration file, a run folder or a model, "
                        + "and change its dataset by --set data.root=FOLDER"));
    }
}
