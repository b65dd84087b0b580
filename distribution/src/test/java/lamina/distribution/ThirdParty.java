package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The examples of third parties' plugins, built once for all tests as a third party would: by Maven, with the published jars alone. */
final class ThirdParty {
    private static final Path PROJECTS = built(Path.of("../plugins/examples"), Path.of("target/third-party"));

    private ThirdParty() {}

    private static Path built(Path source, Path into) {
        try {
            delete(into);
            Path projects = into.toAbsolutePath().resolve("examples");
            copy(source, projects);
            StrangersMaven.Outcome maven = StrangersMaven.in(
                            into.resolve("maven").toAbsolutePath())
                    .run(projects, "-q", "-T1C", "package", "-DargLine=-XX:TieredStopAtLevel=1");
            assertEquals(0, maven.exit(), maven::toString);
            return projects;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path source, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = source.relativize(file);
                if (Stream.of(relative.toString().split("/")).noneMatch("target"::equals)) {
                    Files.createDirectories(to.resolve(relative).getParent());
                    Files.copy(file, to.resolve(relative));
                }
            }
        }
    }

    /** Links are deleted, not followed. */
    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The folder in which Maven has left what it made of a project. */
    static Path target(String project) {
        return PROJECTS.resolve(project).resolve("target");
    }

    /** The jar of a project. */
    static Path jar(String project) {
        return jars(target(project)).getFirst();
    }

    /** Copies a project's jar into a folder of plugins, as a plugin without a folder of its own. */
    static Path install(String project, Path plugins) throws IOException {
        Files.createDirectories(plugins);
        return Files.copy(jar(project), plugins.resolve(jar(project).getFileName()));
    }

    /** Copies a project's jar, and the libraries that lie beside it, into a folder of their own below a folder of plugins. */
    static Path installInFolder(String project, Path plugins) throws IOException {
        Path realm = plugins.resolve("acme-" + project);
        for (Path library : jars(target(project).resolve("plugin"))) {
            Files.createDirectories(realm);
            Files.copy(library, realm.resolve(library.getFileName()));
        }
        return install(project, realm);
    }

    private static List<Path> jars(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
