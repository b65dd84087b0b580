package lamina.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text that was read.
 *
 * @param name for messages: the file as it was named, or {@code --set data.root}
 * @param order problems are sorted by it first
 * @param form what it is
 * @param extenders the files whose {@code extends} leads to it, the nearest first
 */
record Source(String name, int order, Form form, List<String> extenders) {
    private static final int OVERRIDES = 1 << 16; // told after every file

    Source {
        extenders = List.copyOf(extenders);
    }

    private Source(String name, int order, Form form) {
        this(name, order, form, List.of());
    }

    /** What a text is. All but JSON is read as YAML. */
    enum Form {
        JSON,
        YAML,
        OVERRIDE,
        DEFAULT,
        JAVA
    }

    static Source file(Path file) {
        return file(file, List.of());
    }

    private static Source file(Path file, List<String> extenders) {
        Form form = file.toString().endsWith(".json") ? Form.JSON : Form.YAML;
        return new Source(file.toString(), extenders.size(), form, extenders);
    }

    /** A file that this one extends. */
    Source base(Path file) {
        return file(file, Stream.concat(Stream.of(name), extenders.stream()).toList());
    }

    /** The value of an override. */
    static Source override(String key, int ordinal) {
        return new Source("--set " + key, OVERRIDES + ordinal, Form.OVERRIDE);
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
