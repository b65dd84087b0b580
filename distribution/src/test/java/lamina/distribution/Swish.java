package lamina.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The example of a third party, built as the third party would: against the published jars alone. */
final class Swish {
    private static final Path SOURCE = Path.of("src/example/swish/src");

    private Swish() {}

    /** Compiles and packs the plugin. */
    static Path jar(Path folder) {
        Path classes = folder.resolve("swish-classes");
        List<String> arguments = new ArrayList<>(
                List.of("--release", "25", "-g", "--module-path", "target/modules", "-d", classes.toString()));
        arguments.addAll(sources("main"));
        tool("javac", arguments);
        Path jar = folder.resolve("acme-swish-1.0.jar");
        tool(
                "jar",
                List.of(
                        "--create",
                        "--file",
                        jar.toString(),
                        "--module-version",
                        "1.0",
                        "-C",
                        classes.toString(),
                        "."));
        return jar;
    }

    /** Compiles the plugin's own test against the plugin and what is on the class path here. */
    static Path tests(Path folder, Path jar) {
        Path classes = folder.resolve("swish-tests");
        String path = jar + System.getProperty("path.separator") + System.getProperty("java.class.path");
        List<String> arguments =
                new ArrayList<>(List.of("--release", "25", "-proc:none", "-cp", path, "-d", classes.toString()));
        arguments.addAll(sources("test"));
        tool("javac", arguments);
        return classes;
    }

    private static List<String> sources(String part) {
        try (Stream<Path> files = Files.walk(SOURCE.resolve(part))) {
            return files.map(Path::toString).filter(f -> f.endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void tool(String name, List<String> arguments) {
        int status = ToolProvider.findFirst(name)
                .orElseThrow()
                .run(System.out, System.err, arguments.toArray(String[]::new));
        if (status != 0) {
            throw new AssertionError(name + " failed: " + arguments);
        }
    }
}
