package lamina.report.markup;

import java.util.Objects;

/**
 * Text between tags, or in an attribute.
 *
 * @param text as a person reads it
 */
public record Text(String text) implements Markup {

    /** Never null. */
    public Text {
        Objects.requireNonNull(text);
    }

    @Override
    public void write(StringBuilder to) {
        text.codePoints().forEach(point -> escape(point, to));
    }

    private static void escape(int point, StringBuilder to) {
        switch (point) {
            case '&' -> to.append("&amp;");
            case '<' -> to.append("&lt;");
            case '>' -> to.append("&gt;");
            case '"' -> to.append("&quot;");
            case '\'' -> to.append("&#39;");
            default -> to.appendCodePoint(allowed(point) ? point : 0xFFFD);
        }
    }

    /** What XML can say at all: no control characters but tab and line ends, no half of a surrogate pair. */
    private static boolean allowed(int point) {
        return point >= 0x20
                ? (point < 0x7F || point > 0x9F) && (point < 0xD800 || point > 0xDFFF) && point < 0xFFFE
                        || point > 0xFFFF
                : point == '\t' || point == '\n' || point == '\r';
    }
}
