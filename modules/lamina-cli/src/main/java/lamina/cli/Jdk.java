package lamina.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import lamina.api.ConfigurationException;
import lamina.api.Reason;

/**
 * A JDK that can link runtimes.
 *
 * @param home its folder
 * @param version as its file {@code release} has it: {@code 25.0.3}
 * @param modules the names of its modules
 */
record Jdk(Path home, String version, Set<String> modules) {
    private static final String VARIABLE = "JAVA_HOME";

    /**
     * The one that is named, else that of the environment.
     *
     * @throws ConfigurationException if there is none, or if it is of another release than the Java that Lamina runs on
     */
    static Jdk find(Optional<Path> option, Map<String, String> environment) {
        if (option.isPresent()) {
            return read(option.get(), "--jdk");
        }
        String variable = environment.getOrDefault(VARIABLE, "");
        if (variable.isBlank()) {
            throw new ConfigurationException(
                    "linking takes a JDK %d, and none is named; set JAVA_HOME to its folder, or give it by --jdk"
                            .formatted(feature()));
        }
        return read(Path.of(variable), VARIABLE);
    }

    /** Its command that links. */
    Path jlink() {
        return jlink(home);
    }

    private static Path jlink(Path home) {
        return home.resolve("bin/jlink");
    }

    private static Jdk read(Path home, String source) {
        Path folder = home.toAbsolutePath().normalize();
        if (!Files.isExecutable(jlink(folder))) {
            throw new ConfigurationException(
                    "%s names %s, which is no JDK: it has no bin/jlink; give the folder of a JDK %d (a JRE, or a linked runtime, does not do)"
                            .formatted(source, folder, feature()));
        }
        Properties release = release(folder);
        String version = unquoted(release, "JAVA_VERSION");
        if (!version.matches(feature() + "([.+-].*)?")) {
            throw new ConfigurationException(
                    "%s names a JDK %s, %s; this Lamina runs on Java %s, and only a JDK %d can link it"
                            .formatted(source, version, folder, Runtime.version(), feature()));
        }
        return new Jdk(folder, version, Set.of(unquoted(release, "MODULES").split("\\s+")));
    }

    private static Properties release(Path home) {
        Properties release = new Properties();
        try (Reader in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
            return release;
        } catch (IOException e) {
            throw new ConfigurationException(
                    "cannot read the version of the JDK in %s: %s; give the folder of a whole JDK %d"
                            .formatted(home, Reason.of(e), feature()),
                    e);
        }
    }

    private static String unquoted(Properties release, String key) {
        return release.getProperty(key, "").replace("\"", "").strip();
    }

    private static int feature() {
        return Runtime.version().feature();
    }
}
