package lamina.config;

import java.nio.file.Path;

/**
 * A text that was read.
 *
 * @param name for messages: the file as it was named, or {@code --set data.root}
 * @param order problems are sorted by it first
 * @param form what it is
 */
record Source(String name, int order, Form form) {

    /** What a text is. All but JSON is read as YAML. */
    enum Form {
        JSON,
        YAML,
        OVERRIDE,
        DEFAULT,
        JAVA
    }

    static Source file(Path file) {
        return new Source(file.toString(), 0, file.toString().endsWith(".json") ? Form.JSON : Form.YAML);
    }

    /** The value of an override. */
    static Source override(String key, int ordinal) {
        return new Source("--set " + key, ordinal + 1, Form.OVERRIDE);
    }

    /** Settings in a Java program, shown themselves. */
    static Source java(String text) {
        return new Source(text, 0, Form.JAVA);
    }

    /** A default, shown where it is missed. */
    static Source defaultOf(Place place) {
        return new Source(place.toString(), place.source().order(), Form.DEFAULT);
    }

    boolean yaml() {
        return form != Form.JSON;
    }

    /** Whether lines and columns in it mean something to a person. */
    boolean lines() {
        return form == Form.JSON || form == Form.YAML;
    }
}
