package lamina.config;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.io.JsonStringEncoder;

/** Writes a tree as JSON for people: lists of scalars on one line, everything else indented by two. */
final class JsonText {

    private JsonText() {}

    static String of(Node node) {
        return text(node, "\n") + "\n";
    }

    private static String text(Node node, String newLine) {
        return switch (node) {
            case Node.Text text -> quoted(text.value());
            case Node.Numeral numeral -> numeral.value().toString();
            case Node.Flag flag -> String.valueOf(flag.value());
            case Node.Nothing nothing -> "null";
            case Node.Items items -> list(items.items(), newLine);
            case Node.Fields fields -> object(fields.fields(), newLine);
        };
    }

    private static String list(List<Node> items, String newLine) {
        boolean flat = items.stream().noneMatch(n -> n instanceof Node.Items || n instanceof Node.Fields);
        if (flat) {
            return items.stream().map(n -> text(n, newLine)).collect(Collectors.joining(", ", "[", "]"));
        }
        String inner = newLine + "  ";
        return items.stream()
                .map(n -> text(n, inner))
                .collect(Collectors.joining("," + inner, "[" + inner, newLine + "]"));
    }

    private static String object(List<Node.Field> fields, String newLine) {
        if (fields.isEmpty()) {
            return "{}";
        }
        String inner = newLine + "  ";
        return fields.stream()
                .map(field -> quoted(field.key()) + ": " + text(field.value(), inner))
                .collect(Collectors.joining("," + inner, "{" + inner, newLine + "}"));
    }

    private static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + '"';
    }
}
