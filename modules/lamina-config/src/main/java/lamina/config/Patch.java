package lamina.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Lets one tree change another, as a file changes the one that it extends: objects key by key, {@code null} taking a key away (RFC 7396);
 * anything else replaces. Beyond the RFC, an object in the place of a list changes its elements by name or index, an object over a bare
 * plugin type gives that type settings, and another {@code type} drops the settings of the old one.
 */
final class Patch {
    private final Problems problems;

    Patch(Problems problems) {
        this.problems = problems;
    }

    /** A run. */
    Node.Fields run(Node.Fields base, Node.Fields patch) {
        return fields(Layers.named(base), patch, Spot.root());
    }

    private Node merged(Node base, Node patch, Spot spot, boolean layer) {
        if (!(patch instanceof Node.Fields changes)) {
            return patch instanceof Node.Text type && layer && base instanceof Node.Fields old
                    ? Retyping.kept(old, type, true, _ -> false).with(new Node.Field(type.place(), Retyping.TYPE, type))
                    : patch;
        }
        return switch (base) {
            case Node.Fields old -> fields(retyped(old, changes, layer), changes, spot);
            case Node.Items items -> elements(items, changes, spot);
            case Node.Text type
            when changes.field(Retyping.TYPE).isEmpty() -> fields(Node.Fields.ofType(type), changes, spot);
            default -> changes;
        };
    }

    private static Node.Fields retyped(Node.Fields old, Node.Fields changes, boolean layer) {
        return changes.get(Retyping.TYPE)
                .map(type -> Retyping.kept(old, type, layer, _ -> false))
                .orElse(old);
    }

    private Node.Fields fields(Node.Fields base, Node.Fields patch, Spot spot) {
        Node.Fields merged = new Node.Fields(patch.place(), base.fields());
        for (Node.Field change : patch.fields()) {
            Optional<Node> old = base.get(change.key());
            merged = change.value() instanceof Node.Nothing
                    ? merged.without(change.key())
                    : merged.with(new Node.Field(
                            change.place(),
                            change.key(),
                            old.map(node -> merged(node, change.value(), spot.field(change.key()), false))
                                    .orElse(change.value())));
        }
        return merged;
    }

    /** Changes first, then what is new, then what goes, from the end on: every index is the one in the list that is changed. */
    private Node.Items elements(Node.Items base, Node.Fields patch, Spot spot) {
        Node.Items changed = base;
        List<Node.Field> gone = new ArrayList<>();
        for (Node.Field change : patch.fields()) {
            Elements elements = new Elements(changed, spot.path(), problems);
            if (change.value() instanceof Node.Nothing) {
                gone.add(change);
            } else {
                changed =
                        elements.withNew(change.key(), change.value()).orElseGet(() -> changed(elements, change, spot));
            }
        }
        return without(changed, gone, spot);
    }

    private Node.Items changed(Elements elements, Node.Field change, Spot spot) {
        boolean layer = "layers".equals(spot.path());
        return elements.find(change.key(), change.place())
                .map(i -> elements.with(
                        i, merged(elements.list().items().get(i), change.value(), spot.field(change.key()), layer)))
                .orElse(elements.list());
    }

    private Node.Items without(Node.Items items, List<Node.Field> gone, Spot spot) {
        Elements all = new Elements(items, spot.path(), problems);
        record Leaving(int index, Place place) {}
        List<Leaving> leaving = gone.stream()
                .flatMap(field ->
                        all.find(field.key(), field.place()).stream().map(index -> new Leaving(index, field.place())))
                .sorted(Comparator.comparing(Leaving::index).reversed())
                .toList();
        Node.Items left = items;
        for (Leaving layer : leaving) {
            left = new Elements(left, spot.path(), problems).without(layer.index(), layer.place());
        }
        return left;
    }
}
