package lamina.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A text that was read.
 *
 * @param name for messages: the file as it was named, or {@code --set data.root}
 * @param order problems are sorted by it first
 * @param base what relative paths in it are relative to
 * @param lines whether lines and columns in it mean something to a person
 * @param yaml whether it is YAML, where 2012 without quotes may be a number or a text
 */
record Source(String name, int order, Path base, boolean lines, boolean yaml) {

    /** A file. Paths in it are relative to its folder, so that a run does not depend on where it is started. */
    static Source file(Path file) {
        Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElseGet(file::toAbsolutePath);
        return new Source(file.toString(), 0, folder, true, !file.toString().endsWith(".json"));
    }

    /** The value of an override. Paths in it are relative to the current directory, as in any other argument of a command. */
    static Source override(String key, int ordinal) {
        return new Source("--set " + key, ordinal + 1, Path.of(""), false, true);
    }

    /** Settings in a Java program, shown themselves. Paths in them are relative to the current directory. */
    static Source text(String text) {
        return new Source(text, 0, Path.of(""), false, true);
    }

    /** A default, shown where it is missed. Paths in it are relative to the current directory. */
    static Source defaultOf(Place place) {
        return new Source(place.toString(), place.source().order(), Path.of(""), false, true);
    }
}
