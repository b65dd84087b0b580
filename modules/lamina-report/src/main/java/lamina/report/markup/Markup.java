package lamina.report.markup;

/**
 * A piece of HTML or SVG. It is written as XML that is HTML too, so that any XML parser can read a page back. Text is escaped wherever it
 * stands: a name out of a configuration cannot become markup.
 */
public sealed interface Markup permits Element, Text, Verbatim {

    /** Writes it. */
    void write(StringBuilder to);

    /** As text. */
    default String markup() {
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }
}
