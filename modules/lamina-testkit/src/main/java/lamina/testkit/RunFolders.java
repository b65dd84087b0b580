package lamina.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Folders for the runs that a contract tells of; closed, they are gone with all that is in them.
 *
 * @param parent has all of them
 */
record RunFolders(Path parent) implements AutoCloseable {

    static RunFolders create() {
        try {
            return new RunFolders(Files.createTempDirectory("lamina-runs"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A new one. */
    Path next() {
        try {
            return Files.createTempDirectory(parent, "rule");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(parent)) {
            List<Path> inner = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : inner) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
