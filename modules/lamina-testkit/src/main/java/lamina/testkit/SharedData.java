package lamina.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Real data sets for tests, which are no part of the sources: a test that wants them is skipped where they are not. */
public final class SharedData {
    private static final Path FOLDER = Path.of("shared", "data");

    private SharedData() {}

    /**
     * A folder of the shared data, which lies where the system property {@code lamina.data} or the environment variable
     * {@code LAMINA_DATA} says, or else in {@code shared/data} of a folder above the working directory.
     *
     * @param name of a data set: {@code mnist}
     */
    public static Path folder(String name) {
        Optional<Path> found = root().map(root -> root.resolve(name)).filter(Files::isDirectory);
        assumeTrue(
                found.isPresent(),
                () -> "skipped: no data set '" + name + "'; name its parent folder by the system property lamina.data");
        return found.get();
    }

    private static Optional<Path> root() {
        return Optional.ofNullable(System.getProperty("lamina.data"))
                .or(() -> Optional.ofNullable(System.getenv("LAMINA_DATA")))
                .map(Path::of)
                .or(() -> above().map(folder -> folder.resolve(FOLDER))
                        .filter(Files::isDirectory)
                        .findFirst());
    }

    private static Stream<Path> above() {
        Path start = Path.of("").toAbsolutePath();
        return Stream.iterate(Optional.of(start), Optional::isPresent, folder -> folder.map(Path::getParent))
                .flatMap(Optional::stream);
    }
}
