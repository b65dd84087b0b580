package lamina.config;

import java.util.Comparator;

/**
 * Where something stands.
 *
 * @param source the text
 * @param line from 1
 * @param column from 1, in characters
 */
record Place(Source source, int line, int column) implements Comparable<Place> {
    private static final Comparator<Place> ORDER = Comparator.comparingInt((Place p) -> p.source.order())
            .thenComparingInt(Place::line)
            .thenComparingInt(Place::column);

    static Place startOf(Source source) {
        return new Place(source, 1, 1);
    }

    /** The place of a default that fills what is missing here. */
    Place ofDefault() {
        return new Place(Source.defaultOf(this), line, column);
    }

    @Override
    public int compareTo(Place other) {
        return ORDER.compare(this, other);
    }

    /** {@code file:line:column}. */
    @Override
    public String toString() {
        return source.lines() ? source.name() + ":" + line + ":" + column : source.name();
    }
}
