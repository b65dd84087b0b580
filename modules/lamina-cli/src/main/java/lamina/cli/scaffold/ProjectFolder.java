package lamina.cli.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Stream;
import lamina.api.ConfigurationException;
import lamina.api.Reason;

/**
 * Where a project begins: a folder that is empty, or not there yet. It gets all files or none.
 *
 * @param folder the folder
 */
public record ProjectFolder(Path folder) {

    /**
     * Writes the files.
     *
     * @param files texts by their paths
     * @throws ConfigurationException if something is there already, or it cannot be written; then nothing was
     */
    public void write(Map<String, String> files) {
        Deque<Path> made = new ArrayDeque<>();
        try {
            requireEmpty();
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = folder.resolve(file.getKey());
                create(path.toAbsolutePath().getParent(), made);
                made.push(path);
                Files.writeString(path, file.getValue(), StandardOpenOption.CREATE_NEW);
            }
        } catch (IOException e) {
            undo(made);
            throw new ConfigurationException(
                    "the project cannot be written to %s, and nothing was: %s; give another folder by --into"
                            .formatted(folder.toAbsolutePath(), Reason.of(e)),
                    e);
        }
    }

    private void requireEmpty() throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> entries = Files.list(folder)) {
                entries.findFirst().ifPresent(this::refuse);
            }
        } else if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            refuse(folder);
        }
    }

    private void refuse(Path found) {
        throw new ConfigurationException(
                "the project needs a folder that is empty or new, and there is %s; give another by --into"
                        .formatted(found.toAbsolutePath()));
    }

    private static void create(Path directory, Deque<Path> made) throws IOException {
        if (!Files.isDirectory(directory)) {
            create(directory.getParent(), made);
            Files.createDirectory(directory);
            made.push(directory);
        }
    }

    /** The newest first, so that folders are empty when their turn comes. */
    private static void undo(Deque<Path> made) {
        for (Path path : made) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException _) {
                return; // the folder went away, or its disk: the first error tells what happened
            }
        }
    }
}
