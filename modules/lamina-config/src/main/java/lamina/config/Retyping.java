package lamina.config;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What stays of an object whose plugin type changes: nothing of the old type's settings, but what belongs to a layer whatever its type. */
final class Retyping {
    static final String TYPE = "type";

    private Retyping() {}

    /**
     * The object that another type's settings go into.
     *
     * @param more what stays besides
     */
    static Node.Fields kept(Node.Fields old, Node type, boolean layer, Predicate<Node.Field> more) {
        boolean same = old.get(TYPE).map(Node::found).equals(Optional.of(type.found()));
        List<Node.Field> kept = old.fields().stream()
                .filter(field -> same || (layer && Layers.KEYS.contains(field.key())) || more.test(field))
                .toList();
        return new Node.Fields(type.place(), kept);
    }

    /** A layer in the place of another, whose name it has unless it says its own. */
    static Node named(Node old, Node layer) {
        Optional<Node.Field> name = old instanceof Node.Fields was ? was.field(Layers.NAME) : Optional.empty();
        return switch (layer) {
            case Node.Text type ->
                name.<Node>map(Node.Fields.ofType(type)::with).orElse(type);
            case Node.Fields fields
            when fields.field(Layers.NAME).isEmpty() ->
                name.<Node>map(fields::with).orElse(fields);
            default -> layer;
        };
    }
}
