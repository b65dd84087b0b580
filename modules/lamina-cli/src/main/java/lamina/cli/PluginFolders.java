package lamina.cli;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lamina.api.ConfigurationException;
import lamina.core.plugin.Realms;
import lamina.core.plugin.Registry;

/**
 * Where plugins are looked for: in the installation, in the folders that the environment variable {@code LAMINA_PLUGINS} names, and
 * in those of {@code --plugins}.
 */
class PluginFolders {
    private static final String VARIABLE = "LAMINA_PLUGINS";

    private final Map<String, String> environment;

    PluginFolders(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Every plugin that is found. */
    Registry load(Home home, List<Path> options) {
        Stream<Path> named = Stream.concat(variable(), options.stream().map(folder -> existing(folder, "--plugins")));
        return Registry.installed(
                Realms.load(Stream.concat(home.plugins().stream(), named).toList()));
    }

    private Stream<Path> variable() {
        return Stream.of(environment.getOrDefault(VARIABLE, "").split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .map(folder -> existing(Path.of(folder), VARIABLE));
    }

    private static Path existing(Path folder, String source) {
        if (!Files.isDirectory(folder)) {
            throw new ConfigurationException(
                    "%s names the folder %s, which does not exist".formatted(source, folder.toAbsolutePath()));
        }
        return folder;
    }
}
