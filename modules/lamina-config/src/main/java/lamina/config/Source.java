package lamina.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A text that was read.
 *
 * @param name for messages: the file as it was named, or {@code --set data.root}
 * @param order problems are sorted by it first
 * @param base what relative paths in it are relative to
 * @param form what it is
 */
record Source(String name, int order, Path base, Form form) {

    /** What a text is. All but JSON is read as YAML. */
    enum Form {
        JSON,
        YAML,
        OVERRIDE,
        DEFAULT,
        JAVA
    }

    /** A file. Paths in it are relative to its folder, so that a run does not depend on where it is started. */
    static Source file(Path file) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseGet(file::toAbsolutePath);
        return new Source(file.toString(), 0, folder, file.toString().endsWith(".json") ? Form.JSON : Form.YAML);
    }

    /** The value of an override. Paths in it are relative to the current directory, as in any other argument of a command. */
    static Source override(String key, int ordinal) {
        return new Source("--set " + key, ordinal + 1, Path.of(""), Form.OVERRIDE);
    }

    /** Settings in a Java program, shown themselves. Paths in them are relative to the current directory. */
    static Source java(String text) {
        return new Source(text, 0, Path.of(""), Form.JAVA);
    }

    /** A default, shown where it is missed. Paths in it are relative to the current directory. */
    static Source defaultOf(Place place) {
        return new Source(place.toString(), place.source().order(), Path.of(""), Form.DEFAULT);
    }

    boolean yaml() {
        return form != Form.JSON;
    }

    /** Whether lines and columns in it mean something to a person. */
    boolean lines() {
        return form == Form.JSON || form == Form.YAML;
    }
}
