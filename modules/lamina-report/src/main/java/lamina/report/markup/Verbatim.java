package lamina.report.markup;

/**
 * A style sheet or a script, as it is: only of this program's own.
 *
 * @param text what stands between the tags
 */
record Verbatim(String text) implements Markup {
    Verbatim {
        if (text.contains("]]>") || text.contains("</")) {
            throw new IllegalArgumentException("it would end its own element");
        }
    }

    @Override
    public void write(StringBuilder to) {
        to.append(text);
    }
}
