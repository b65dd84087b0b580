package lamina.peers.common;

import java.util.Locale;
import java.util.StringJoiner;

/** One line of JSON, field by field. */
final class Line {
    private final StringJoiner fields = new StringJoiner(",", "{", "}");

    Line text(String name, String value) {
        return raw(name, "\"" + value.replaceAll("[\"\\\\]", "'").replaceAll("\\s+", " ") + "\"");
    }

    Line raw(String name, Object value) {
        fields.add("\"" + name + "\":" + value);
        return this;
    }

    Line number(String name, double value, int decimals) {
        return raw(name, String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
