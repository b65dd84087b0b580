package lamina.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.core.plugin.Nearest;

/**
 * Changes a tree as {@code --set key=value} says, one after the other. A key is a dotted path; an element of a list is addressed by its
 * name or its index from 0. The value is YAML. Where a bare plugin type stands, a setting below it makes an object of it; a changed
 * {@code type} drops the settings that the file has for the old one, except a layer's name, inputs and device. What an override has set is never
 * dropped: if the new type does not know it, that is a problem to be told.
 */
final class Overrides {
    private static final String TYPE = "type";

    private final Problems problems;

    Overrides(Problems problems) {
        this.problems = problems;
    }

    Node apply(Node root, List<String> overrides) {
        Node changed = root;
        for (int i = 0; i < overrides.size(); i++) {
            changed = apply(named(changed), overrides.get(i), i);
        }
        return changed;
    }

    /** With the names written that layers have without, or the change of one layer's type would rename others. */
    private static Node named(Node root) {
        if (!(root instanceof Node.Fields run)) {
            return root;
        }
        return run.field("layers")
                .filter(field -> field.value() instanceof Node.Items)
                .map(field -> new Node.Field(field.place(), field.key(), Layers.named((Node.Items) field.value())))
                .map(run::with)
                .orElse(run);
    }

    private Node apply(Node root, String override, int ordinal) {
        int equals = override.indexOf('=');
        String key = equals < 0 ? override : override.substring(0, equals);
        if (equals < 1) {
            problems.add(
                    Place.startOf(Source.override(override, ordinal)), "", "must be key=value, as in train.epochs=5");
            return root;
        }
        Source source = Source.override(key.strip(), ordinal);
        List<String> path = List.of(key.strip().split("\\.", -1));
        return new TreeReader(source, problems)
                .read(override.substring(equals + 1))
                .map(value -> set(root, path, 0, new Node.Field(Place.startOf(source), "", value)))
                .orElse(root);
    }

    /** The node with what its path says from {@code depth} on replaced by the value of {@code change}. */
    private Node set(Node node, List<String> path, int depth, Node.Field change) {
        if (depth == path.size()) {
            return change.value();
        }
        if (depth == path.size() - 1 && TYPE.equals(path.get(depth))) {
            return retype(node, depth == 2 && "layers".equals(path.getFirst()), change);
        }
        return switch (node) {
            case Node.Items items -> element(items, path, depth, change);
            case Node.Fields fields -> field(fields, path, depth, change);
            case Node.Text bare -> field(Node.Fields.ofType(bare), path, depth, change);
            default -> field(new Node.Fields(change.place(), List.of()), path, depth, change);
        };
    }

    private Node field(Node.Fields fields, List<String> path, int depth, Node.Field change) {
        String key = path.get(depth);
        Optional<Node.Field> before = fields.field(key);
        Node old = before.map(Node.Field::value).orElse(new Node.Nothing(change.place()));
        boolean last = depth == path.size() - 1;
        Place place = before.filter(b -> !last).map(Node.Field::place).orElse(change.place());
        return fields.with(new Node.Field(place, key, set(old, path, depth + 1, change)));
    }

    private Node element(Node.Items items, List<String> path, int depth, Node.Field change) {
        List<String> names = Layers.names(items);
        int index = index(path.get(depth), names);
        if (index < 0) {
            boolean layers = "layers".equals(path.get(depth - 1));
            String known = layers ? String.join(", ", names) : "0 to " + (names.size() - 1);
            problems.add(
                    change.place(),
                    "",
                    "%s has no element \"%s\"; it has %s%s"
                            .formatted(
                                    String.join(".", path.subList(0, depth)),
                                    path.get(depth),
                                    names.isEmpty() ? "none" : known,
                                    layers ? Nearest.hint(path.get(depth), names) : ""));
            return items;
        }
        List<Node> changed = new ArrayList<>(items.items());
        changed.set(index, set(changed.get(index), path, depth + 1, change));
        return new Node.Items(items.place(), changed);
    }

    private static int index(String word, List<String> names) {
        int named = names.indexOf(word);
        boolean number = named < 0 && word.matches("\\d{1,9}");
        int index = number ? Integer.parseInt(word) : named;
        return index < names.size() ? index : -1;
    }

    /** An object of the type without the old one's settings, unless it is of that type already. */
    private static Node retype(Node node, boolean layer, Node.Field change) {
        Node.Fields kept = node instanceof Node.Fields fields
                ? new Node.Fields(
                        change.place(),
                        fields.fields().stream()
                                .filter(field -> survives(field, fields, layer, change))
                                .toList())
                : new Node.Fields(change.place(), List.of());
        return kept.with(new Node.Field(change.place(), TYPE, change.value()));
    }

    private static boolean survives(Node.Field field, Node.Fields old, boolean layer, Node.Field change) {
        boolean same =
                old.get(TYPE).map(Node::found).equals(Optional.of(change.value().found()));
        boolean set = field.place().source().form() == Source.Form.OVERRIDE;
        return same || set || (layer && List.of("name", "from", Layers.DEVICE).contains(field.key()));
    }
}
