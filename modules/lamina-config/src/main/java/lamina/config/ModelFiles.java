package lamina.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.ConfigurationException;
import lamina.api.Reason;
import lamina.core.plugin.Nearest;

/**
 * Finds the file of a run by its path, or by its bare name in folders of models.
 *
 * @param folders where models are looked up, first match first; those that do not exist hold none
 */
public record ModelFiles(List<Path> folders) {
    private static final List<String> ENDINGS = List.of(".json", ".yaml", ".yml");

    /** Copies the list. */
    public ModelFiles {
        folders = List.copyOf(folders);
    }

    /**
     * The file: {@code run} itself if there is such a file, else the model of that name.
     *
     * @throws ConfigurationException if there is neither, with the models that are known
     */
    public Path find(String run) {
        Path file = Path.of(run);
        if (Files.isRegularFile(file)) {
            return file;
        }
        return model(run).orElseThrow(() -> missing(run));
    }

    /** The file of a model. */
    Optional<Path> model(String name) {
        return folders.stream()
                .flatMap(folder -> ENDINGS.stream().map(ending -> folder.resolve(name + ending)))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** What a file means by a name: a file beside it, or a model. */
    Optional<Path> near(String name, Path file) {
        try {
            return Optional.of(file.resolveSibling(name))
                    .filter(Files::isRegularFile)
                    .or(() -> names().contains(name) ? model(name) : Optional.empty());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** That a name in a file is neither, after "must be". */
    String notNear(String name) {
        List<String> names = names();
        return "a file beside this one, or a model%s; found \"%s\"%s"
                .formatted(
                        names.isEmpty() ? "" : " (" + String.join(", ", names) + ")", name, Nearest.hint(name, names));
    }

    /** The names of all models, sorted. */
    public List<String> names() {
        return folders.stream()
                .filter(Files::isDirectory)
                .flatMap(ModelFiles::names)
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> ENDINGS.stream().anyMatch(name::endsWith))
                    .map(name -> name.substring(0, name.lastIndexOf('.')))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new ConfigurationException("cannot list the models in %s: %s".formatted(folder, Reason.of(e)), e);
        }
    }

    private ConfigurationException missing(String run) {
        List<String> names = names();
        String known = names.isEmpty() ? "no models are installed" : "models: " + String.join(", ", names);
        return new ConfigurationException(
                "%s is neither a file nor a model; %s%s".formatted(run, known, Nearest.hint(run, names)));
    }
}
