package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What was linked holds together: the launcher starts, and nothing that it needs was left behind. */
final class ImageTest {

    private static final Path IMAGE = Path.of(System.getProperty("lamina.image"));

    @Test
    void linksEveryModuleButThoseOfTheBuildAndOfTests() throws Exception {
        Set<String> expected = new TreeSet<>(Reactor.read().all().keySet());
        expected.removeAll(Set.of("lamina.processor", "lamina.testkit"));
        Set<String> linked = run("java", "--list-modules")
                .output()
                .lines()
                .map(line -> line.replaceFirst("@.*", ""))
                .filter(name -> name.startsWith("lamina."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(expected, linked);
    }

    @Test
    void launcherStartsWithoutAWarning() throws Exception {
        Finished version = run("lamina", "--version");
        assertEquals(0, version.status(), version.output());
        assertTrue(version.output().startsWith("lamina "), version.output());
        assertTrue(!version.output().contains("WARNING"), version.output());
    }

    @Test
    @EnabledOnOs(
            value = OS.LINUX,
            architectures = {"amd64", "aarch64"})
    void carriesTheNativeLibraries() throws IOException {
        for (String library : List.of("libdnnl.so.3", "libgomp.so.1")) {
            assertTrue(Files.size(IMAGE.resolve("lib", library)) > 0, library);
        }
    }

    @Test
    void carriesTheModelsAndAFolderForPlugins() throws IOException {
        assertEquals(names(Path.of("models")), names(IMAGE.resolve("models")));
        assertTrue(Files.isDirectory(IMAGE.resolve("plugins")));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private record Finished(int status, String output) {}

    /** Runs a command of the image's {@code bin} folder; its error stream is part of the output. */
    private static Finished run(String command, String... arguments) throws IOException, InterruptedException {
        List<String> line = Stream.concat(
                        Stream.of(IMAGE.resolve("bin", command).toString()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Finished(process.waitFor(), output);
    }
}
