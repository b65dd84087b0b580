package lamina.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
import lamina.core.train.Journal;
import picocli.CommandLine.Option;

/** Which weights a command uses: those of the run folder, or a file's. */
final class WeightsOption {
    @Option(
            names = "--weights",
            paramLabel = "FILE",
            description = "a safetensors file; otherwise the run folder's weights.safetensors, after the last epoch")
    private Optional<Path> weights = Optional.empty();

    /**
     * The file.
     *
     * @throws ConfigurationException if none is named
     * @throws DataException if it does not exist
     */
    Path file(RunArgument run) {
        Path file = weights.or(() -> run.folder().map(folder -> folder.resolve(Journal.WEIGHTS)))
                .orElseThrow(
                        () -> new ConfigurationException(
                                run.configuration()
                                        + " has no weights of its own; name the folder that \"lamina train\" left instead, or --weights FILE"));
        if (!Files.isRegularFile(file)) {
            throw new DataException("there is no weights file " + file.toAbsolutePath()
                    + (weights.isEmpty() ? ": that training has saved none yet, or ended before it did" : ""));
        }
        return file;
    }
}
