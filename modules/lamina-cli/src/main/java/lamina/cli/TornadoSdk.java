package lamina.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that {@code TORNADOVM_HOME} names, looked at from outside: nothing of it is loaded.
 *
 * @param home the folder
 */
record TornadoSdk(Path home) {
    private static final String API = "tornado-api-";
    private static final String JAR = ".jar";
    private static final String BACKENDS = "tornado.backends=";
    private static final String SUFFIX = "-backend";

    /** Where it says what it was built with; an SDK has this file. */
    Path backendsFile() {
        return home.resolve("etc/tornado.backend");
    }

    boolean isComplete() {
        return Files.isRegularFile(backendsFile()) && version().isPresent();
    }

    /** As the name of its API's jar has it: {@code 5.2.0-jdk25}. */
    Optional<String> version() {
        Path jars = home.resolve("share/java/tornado");
        if (!Files.isDirectory(jars)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(jars)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(API) && name.endsWith(JAR))
                    .map(name -> name.substring(API.length(), name.length() - JAR.length()))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it was built with: {@code opencl}, {@code cuda}, {@code ptx}. */
    List<String> backends() {
        try (Stream<String> lines = Files.lines(backendsFile())) {
            return lines.filter(line -> line.startsWith(BACKENDS))
                    .flatMap(line ->
                            Arrays.stream(line.substring(BACKENDS.length()).split(",")))
                    .map(name -> name.strip().replace(SUFFIX, ""))
                    .filter(name -> !name.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part of a backend that is not Java. */
    Path library(String backend) {
        return home.resolve("lib").resolve(System.mapLibraryName("tornado-" + backend));
    }
}
