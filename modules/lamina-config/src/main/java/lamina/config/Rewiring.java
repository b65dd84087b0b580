package lamina.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Leads the network around a layer: who took its output takes what it took. */
final class Rewiring {
    private final Problems problems;

    Rewiring(Problems problems) {
        this.problems = problems;
    }

    /**
     * The layers, of which none but it names the one at the index any more.
     *
     * @param place of the wish that it goes
     */
    Node.Items around(Node.Items layers, int index, Place place) {
        List<String> names = Layers.names(layers);
        Optional<List<Node>> written = from(layers.items().get(index));
        List<Node> inputs =
                written.orElse(List.of(new Node.Text(place, index == 0 ? Layers.INPUT : names.get(index - 1))));
        List<Node> joined = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Node layer = layers.items().get(i);
            boolean next = i == index + 1 && written.isPresent() && from(layer).isEmpty();
            joined.add(
                    next
                            ? taking(layer, inputs, names.get(index), place)
                            : joined(layer, names.get(index), inputs, place));
        }
        return new Node.Items(layers.place(), joined);
    }

    private static Optional<List<Node>> from(Node layer) {
        return layer instanceof Node.Fields fields
                ? fields.get(Layers.FROM).map(from -> from instanceof Node.Items items ? items.items() : List.of(from))
                : Optional.empty();
    }

    /** A layer that may name the one that goes. */
    private Node joined(Node layer, String gone, List<Node> inputs, Place place) {
        List<Node> from = from(layer).orElse(List.of());
        if (from.stream().noneMatch(input -> is(input, gone))) {
            return layer;
        }
        if (from.size() == 1) {
            return taking(layer, inputs, gone, place);
        }
        return with(
                layer,
                from.stream()
                        .flatMap(input -> is(input, gone) ? inputs.stream() : List.of(input).stream())
                        .toList());
    }

    private static boolean is(Node input, String name) {
        return input instanceof Node.Text text && text.value().equals(name);
    }

    /** A layer of one input, with what the one that goes has taken, if that is one too. */
    private Node taking(Node layer, List<Node> inputs, String gone, Place place) {
        if (inputs.size() != 1) {
            problems.add(
                    place,
                    "",
                    "the layer \"%s\" joins %d others, and what follows it can take but one; give that a \"from\", or let it go too"
                            .formatted(gone, inputs.size()));
            return layer;
        }
        return with(layer, inputs);
    }

    private static Node with(Node layer, List<Node> inputs) {
        Node.Fields fields = layer instanceof Node.Text type ? Node.Fields.ofType(type) : (Node.Fields) layer;
        return fields.with(new Node.Field(fields.place(), Layers.FROM, new Node.Items(fields.place(), inputs)));
    }
}
