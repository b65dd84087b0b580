package lamina.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import lamina.api.ConfigurationException;

/**
 * What a person means by RUN: a configuration file, the folder that an earlier training wrote, or the name of a model that came with
 * the installation.
 *
 * @param configuration the file to read
 * @param folder the folder of the earlier training, if that is what was meant
 */
record RunArgument(Path configuration, Optional<Path> folder) {
    /** The resolved configuration in a run folder. */
    static final String CONFIGURATION = "config.json";

    /**
     * Finds it. A folder that is no run folder does not hide a model of the same name.
     *
     * @throws ConfigurationException if there is no such thing
     */
    static RunArgument of(String argument, Home home) {
        Path path = Path.of(argument);
        Path configuration = path.resolve(CONFIGURATION);
        if (Files.isRegularFile(configuration)) {
            return new RunArgument(configuration, Optional.of(path));
        }
        if (Files.isDirectory(path) && !home.models().names().contains(argument)) {
            throw new ConfigurationException(
                    "%s is a folder without a %s, so no training wrote it; name a configuration file, a model or a run folder"
                            .formatted(path.toAbsolutePath(), CONFIGURATION));
        }
        return new RunArgument(home.models().find(argument), Optional.empty());
    }
}
