package lamina.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command of a linked runtime, run as a person runs it: as a process, not on a terminal. */
record LinkedLamina(Path home, Map<String, String> environment) {
    private static final long LIMIT = 600; // seconds

    /** What the command did. */
    record Outcome(int exit, String out, String err) {
        @Override
        public String toString() {
            return "exit %d%n-- out%n%s-- err%n%s".formatted(exit, out, err);
        }
    }

    /** The runtime that this build has linked. */
    static LinkedLamina built() {
        return new LinkedLamina(Path.of(System.getProperty("lamina.image")), Map.of());
    }

    /** The same with environment variables set. */
    LinkedLamina with(Map<String, String> variables) {
        return new LinkedLamina(home, variables);
    }

    /** The jars that it was linked from. */
    Path jars() {
        return home.resolveSibling("modules");
    }

    /** The name of every module in it. */
    Set<String> modules() {
        return start(Path.of("."), List.of(home.resolve("bin/java").toString(), "--list-modules"))
                .out()
                .lines()
                .map(line -> line.replaceFirst("@.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Outcome run(Path directory, String... arguments) {
        return start(directory, command(arguments));
    }

    /** Runs a command that is not waited for; what it says on standard error goes to the end of a file. */
    Process begin(Path directory, Path log, String... arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(arguments))
                .directory(directory.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Outcome start(Path directory, List<String> command) {
        try {
            Path out = Files.createTempFile("lamina", ".out");
            Path err = Files.createTempFile("lamina", ".err");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(LIMIT, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after %d s: %s%n%s"
                        .formatted(LIMIT, String.join(" ", command), Files.readString(err)));
            }
            return new Outcome(process.exitValue(), text(out), text(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> command(String... arguments) {
        return Stream.concat(Stream.of(home.resolve("bin/lamina").toString()), Stream.of(arguments))
                .toList();
    }

    private static String text(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }
}
