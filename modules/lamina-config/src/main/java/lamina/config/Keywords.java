package lamina.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** An object of a JSON Schema in the making. */
final class Keywords {
    private static final Place PLACE = Place.startOf(Source.java("schema"));

    private final List<Node.Field> fields = new ArrayList<>();

    /** The schema that refuses everything. */
    static Node nothing() {
        return new Node.Flag(PLACE, false, "false");
    }

    static Keywords ref(String definition) {
        return new Keywords().with("$ref", "#/$defs/" + definition);
    }

    /** Takes a text, a number, a truth value, a schema, or a collection of such. */
    Keywords with(String key, Object value) {
        fields.add(new Node.Field(PLACE, key, node(value)));
        return this;
    }

    /** Says nothing of what is not there. */
    Keywords with(String key, Optional<?> value) {
        value.ifPresent(present -> with(key, present));
        return this;
    }

    Keywords withText(String key, String text) {
        return text.isEmpty() ? this : with(key, text);
    }

    Node.Fields node() {
        return new Node.Fields(PLACE, fields);
    }

    private static Node node(Object value) {
        return switch (value) {
            case Node node -> node;
            case Keywords keywords -> keywords.node();
            case String text -> new Node.Text(PLACE, text);
            case Boolean flag -> new Node.Flag(PLACE, flag, flag.toString());
            case BigDecimal number -> new Node.Numeral(PLACE, number, number.toString());
            case Number number -> node(new BigDecimal(number.toString()));
            case Collection<?> items ->
                new Node.Items(PLACE, items.stream().map(Keywords::node).toList());
            default -> throw new IllegalArgumentException("no JSON: " + value);
        };
    }
}
