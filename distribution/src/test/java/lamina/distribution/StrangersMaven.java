package lamina.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Maven as a stranger runs it, on the JDK of the test and without a network. Its local repository has what the user's has, by links, but
 * of Lamina what this build has just made, as {@code mvn install} would lay it out: the user's own is left as it was.
 *
 * @param home the installation that runs this build
 * @param repository a local repository of its own
 */
record StrangersMaven(Path home, Path repository) {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final long LIMIT = 600; // seconds

    /** What Maven did; all that it said. */
    record Outcome(int exit, String text) {
        @Override
        public String toString() {
            return "exit %d%n%s".formatted(exit, text);
        }
    }

    /** With a new repository in a folder. */
    static StrangersMaven in(Path folder) throws IOException {
        Path repository = folder.resolve("repository");
        Path users = Path.of(property("lamina.maven.repository"));
        link(users, "dev", repository);
        link(users.resolve("dev"), "lamina", repository.resolve("dev"));
        install("lamina", ROOT, repository);
        installBelow(ROOT.resolve("modules"), "", repository);
        installBelow(ROOT.resolve("plugins"), "lamina-", repository);
        return new StrangersMaven(Path.of(property("lamina.maven.home")), repository);
    }

    /** Runs it in a project. */
    Outcome run(Path project, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/mvn").toString(),
                "-o",
                "-B",
                "-Dmaven.repo.local=" + repository,
                // what was fetched by way of a mirror is there all the same
                "-Daether.enhancedLocalRepository.trackingFilename=nobody-asks"));
        command.addAll(List.of(arguments));
        try {
            return start(project, command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Outcome start(Path project, List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile("maven", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("MAVEN_")); // of the Maven that runs this test
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        boolean ended = process.waitFor(LIMIT, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(log);
        Files.delete(log);
        if (!ended) {
            throw new AssertionError("still running after %d s: %s%n%s".formatted(LIMIT, command, text));
        }
        return new Outcome(process.exitValue(), text);
    }

    /** Links to everything in a folder but for one. */
    private static void link(Path from, String but, Path into) throws IOException {
        Files.createDirectories(into);
        if (!Files.isDirectory(from)) {
            return; // a repository need not have anything below "dev"
        }
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.filter(e -> !e.endsWith(but)).toList()) {
                Files.createSymbolicLink(into.resolve(entry.getFileName()), entry.toAbsolutePath());
            }
        }
    }

    private static void installBelow(Path folder, String prefix, Path repository) throws IOException {
        install("lamina-" + folder.getFileName(), folder, repository);
        try (Stream<Path> projects = Files.list(folder)) {
            for (Path project :
                    projects.filter(p -> Files.exists(p.resolve("pom.xml"))).toList()) {
                install(prefix + project.getFileName(), project, repository);
            }
        }
    }

    /** A project's pom, and its jar if it has made one. */
    private static void install(String artifact, Path project, Path repository) throws IOException {
        String version = property("lamina.version");
        String name = artifact + "-" + version;
        Path place = Files.createDirectories(
                repository.resolve("dev/lamina").resolve(artifact).resolve(version));
        Files.createSymbolicLink(place.resolve(name + ".pom"), project.resolve("pom.xml"));
        Path jar = project.resolve("target").resolve(name + ".jar");
        if (Files.exists(jar)) {
            Files.createSymbolicLink(place.resolve(name + ".jar"), jar);
        }
    }

    private static String property(String name) {
        String value = System.getProperty(name, "");
        if (value.isEmpty() || value.startsWith("$")) {
            throw new AssertionError("the system property " + name + " is not set: distribution/pom.xml hands it to the tests");
        }
        return value;
    }
}
