package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of committed files that say how Lamina looks from outside. What differs fails the build, so that such a change is
 * made knowingly: {@code mvn verify -Dlamina.golden.update=true} writes the files anew, and the commit shows the difference.
 */
record Golden(Path folder) {

    private static final String UPDATE = "lamina.golden.update";

    static Golden folder(String name) {
        return new Golden(Path.of("src/test/golden", name));
    }

    void check(String name, List<String> lines) throws IOException {
        Path file = folder.resolve(name + ".txt");
        if (Boolean.getBoolean(UPDATE)) {
            Files.createDirectories(folder);
            Files.write(file, lines);
        }
        List<String> golden = Files.exists(file) ? Files.readAllLines(file) : List.of();
        assertEquals(
                String.join("\n", golden),
                String.join("\n", lines),
                () -> file + " says otherwise; if the change is meant, run: mvn verify -D" + UPDATE + "=true");
    }

    /** The names in this folder, to find those whose subject is gone. */
    Set<String> names() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            files.forEach(file -> names.add(file.getFileName().toString().replaceFirst("\\.txt$", "")));
        }
        return names;
    }
}
