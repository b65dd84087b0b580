package lamina.config;

import java.util.List;
import java.util.Optional;

/**
 * Changes a tree as {@code --set key=value} says, one after the other. A key is a dotted path; an element of a list is addressed by its
 * name or its index from 0. The value is YAML; null takes away. Where a bare plugin type stands, a setting below it makes an object of it; a changed
 * {@code type} drops the settings that the file has for the old one, except a layer's name, inputs and device. What an override has set is never
 * dropped: if the new type does not know it, that is a problem to be told.
 */
final class Overrides {
    private final Problems problems;

    Overrides(Problems problems) {
        this.problems = problems;
    }

    Node apply(Node root, List<String> overrides) {
        Node changed = root;
        for (int i = 0; i < overrides.size(); i++) {
            Node named = changed instanceof Node.Fields run ? Layers.named(run) : changed;
            changed = apply(named, overrides.get(i), i);
        }
        return changed;
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
        if (depth == path.size() - 1 && Retyping.TYPE.equals(path.get(depth))) {
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
        boolean last = depth == path.size() - 1;
        if (last && change.value() instanceof Node.Nothing) {
            return fields.without(key);
        }
        Optional<Node.Field> before = fields.field(key);
        Node old = before.map(Node.Field::value).orElse(new Node.Nothing(change.place()));
        Place place = before.filter(_ -> !last).map(Node.Field::place).orElse(change.place());
        return fields.with(new Node.Field(place, key, set(old, path, depth + 1, change)));
    }

    private Node element(Node.Items items, List<String> path, int depth, Node.Field change) {
        Elements elements = new Elements(items, String.join(".", path.subList(0, depth)), problems);
        boolean last = depth == path.size() - 1;
        Optional<Node.Items> longer = last ? elements.withNew(path.get(depth), change.value()) : Optional.empty();
        return longer.or(() -> elements.find(path.get(depth), change.place())
                        .map(i -> last && change.value() instanceof Node.Nothing
                                ? elements.without(i, change.place())
                                : elements.with(i, set(items.items().get(i), path, depth + 1, change))))
                .orElse(items);
    }

    /** An object of the type without the old one's settings, unless it is of that type already. */
    private static Node retype(Node node, boolean layer, Node.Field change) {
        Node.Fields old = node instanceof Node.Fields fields ? fields : new Node.Fields(change.place(), List.of());
        return Retyping.kept(old, change.value(), layer, Overrides::overridden)
                .with(new Node.Field(change.place(), Retyping.TYPE, change.value()));
    }

    private static boolean overridden(Node.Field field) {
        return field.place().source().form() == Source.Form.OVERRIDE;
    }
}
