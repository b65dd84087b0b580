package lamina.cli;

import java.util.List;
import lamina.api.ConfigurationException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which dataset a command is about: a run's, or one that is written out. */
final class DataOptions {
    @Parameters(
            index = "0",
            paramLabel = "DATA",
            description =
                    "a run, whose dataset is meant: a configuration file, a run folder or a model; or a dataset as configuration writes it: \"{type: image-folder, root: FOLDER}\"")
    private String data = "";

    @Mixin
    private SetOption set = new SetOption();

    /** The dataset. */
    DataSource source(Lamina lamina, Toolbox toolbox) {
        if (!data.strip().startsWith("{")) {
            RunArgument argument = RunArgument.of(data, lamina.home());
            return DataSource.of(set.read(argument.configuration(), toolbox, List.of()), argument.folder(), toolbox);
        }
        if (!set.isEmpty()) {
            throw new ConfigurationException(
                    "--set changes the configuration of a run, but the dataset is written out: write it there, "
                            + data);
        }
        return DataSource.of(data, toolbox);
    }

    /** As it was written. */
    String written() {
        return data;
    }
}
