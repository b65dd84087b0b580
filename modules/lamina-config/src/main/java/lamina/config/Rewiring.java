package lamina.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Leads the network around a layer: who took its output takes what it took. */
final class Rewiring {
    private final Problems problems;

    Rewiring(Problems problems) {
        this.problems = problems;
    }

    /**
     * The layers, of which none but it names the one at the index any more; nothing if one would have to take several inputs for one.
     *
     * @param place of the wish that it goes
     */
    Optional<Node.Items> around(Node.Items layers, int index, Place place) {
        List<String> names = Layers.names(layers);
        String gone = names.get(index);
        Optional<List<Node>> written = from(layers.items().get(index));
        List<Node> inputs =
                written.orElse(List.of(new Node.Text(place, index == 0 ? Layers.INPUT : names.get(index - 1))));
        List<Node> joined = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Node layer = layers.items().get(i);
            boolean proper = layer instanceof Node.Text || layer instanceof Node.Fields; // else a problem of binding
            boolean next = proper
                    && i == index + 1
                    && written.isPresent()
                    && from(layer).isEmpty();
            List<Node> from =
                    next ? List.of(new Node.Text(place, gone)) : from(layer).orElse(List.of());
            boolean taker = from.stream().anyMatch(input -> is(input, gone));
            if (taker && from.size() == 1 && inputs.size() != 1) {
                refuse(gone, inputs.size(), names.get(i), place);
                return Optional.empty();
            }
            joined.add(taker ? with(layer, from, gone, inputs) : layer);
        }
        return Optional.of(new Node.Items(layers.place(), joined));
    }

    private void refuse(String gone, int joins, String next, Place place) {
        problems.add(
                place,
                "",
                "the layer \"%s\" joins %d others, and \"%s\" takes but one; give that a \"from\", or let it go too"
                        .formatted(gone, joins, next));
    }

    private static Optional<List<Node>> from(Node layer) {
        return layer instanceof Node.Fields fields
                ? fields.get(Layers.FROM).map(from -> from instanceof Node.Items items ? items.items() : List.of(from))
                : Optional.empty();
    }

    private static boolean is(Node input, String name) {
        return input instanceof Node.Text text && text.value().equals(name);
    }

    private static Node with(Node layer, List<Node> from, String gone, List<Node> inputs) {
        Node.Fields fields = layer instanceof Node.Text type ? Node.Fields.ofType(type) : (Node.Fields) layer;
        List<Node> others = from.stream()
                .flatMap(input -> is(input, gone) ? inputs.stream() : Stream.of(input))
                .toList();
        return fields.with(new Node.Field(fields.place(), Layers.FROM, new Node.Items(fields.place(), others)));
    }
}
