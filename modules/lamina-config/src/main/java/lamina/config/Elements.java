package lamina.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.core.plugin.Nearest;

/**
 * The elements of a list as changes address them: by name, or by index from 0. If the list is the network, one can be taken out or put in
 * between.
 *
 * @param path of the list: {@code layers}
 */
record Elements(Node.Items list, String path, Problems problems) {
    /** The key by which a new layer says where it belongs. */
    static final String AFTER = "after";

    private boolean network() {
        return "layers".equals(path);
    }

    /** An element's index; whoever asks for one that is not there, is told. */
    Optional<Integer> find(String word, Place place) {
        Optional<Integer> index = index(word);
        if (index.isEmpty()) {
            problems.add(place, "", "%s has no element \"%s\"; it has %s".formatted(path, word, known(word)));
        }
        return index;
    }

    private String known(String word) {
        List<String> names = Layers.names(list);
        if (names.isEmpty()) {
            return "none";
        }
        String hint = Nearest.hint(word, names);
        boolean added = hint.isEmpty() && !word.matches("\\d+");
        return network()
                ? String.join(", ", names) + (added ? "; a new layer says \"after\" which it comes" : hint)
                : "0 to " + (names.size() - 1);
    }

    private Optional<Integer> index(String word) {
        List<String> names = Layers.names(list);
        int named = names.indexOf(word);
        boolean number = named < 0 && word.matches("\\d{1,9}");
        int index = number ? Integer.parseInt(word) : named;
        return Optional.of(index).filter(i -> i >= 0 && i < names.size());
    }

    Node.Items with(int index, Node value) {
        List<Node> changed = new ArrayList<>(list.items());
        changed.set(index, network() ? Retyping.named(list.items().get(index), value) : value);
        return new Node.Items(list.place(), changed);
    }

    /** Without an element; a layer that others need as it is stays, and whoever wanted it gone is told. */
    Node.Items without(int index, Place place) {
        Optional<Node.Items> joined = network() ? new Rewiring(problems).around(list, index, place) : Optional.of(list);
        return joined.map(items -> {
                    List<Node> left = new ArrayList<>(items.items());
                    left.remove(index);
                    return new Node.Items(list.place(), left);
                })
                .orElse(list);
    }

    /** With a new layer, if that is what it is: it has a name that none has, and says after which it comes. */
    Optional<Node.Items> withNew(String name, Node value) {
        if (!network() || index(name).isPresent() || !(value instanceof Node.Fields fields)) {
            return Optional.empty();
        }
        return fields.get(AFTER)
                .filter(Node.Text.class::isInstance)
                .map(Node.Text.class::cast)
                .map(after -> inserted(name, after, fields.without(AFTER)));
    }

    private Node.Items inserted(String name, Node.Text after, Node.Fields layer) {
        Optional<Integer> index =
                Layers.INPUT.equals(after.value()) ? Optional.of(-1) : find(after.value(), after.place());
        List<Node> longer = new ArrayList<>(list.items());
        Node.Field key = new Node.Field(layer.place(), Layers.NAME, new Node.Text(layer.place(), name));
        index.ifPresent(i -> longer.add(i + 1, layer.with(key)));
        return new Node.Items(list.place(), longer);
    }
}
