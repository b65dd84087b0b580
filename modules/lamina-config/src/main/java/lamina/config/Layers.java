package lamina.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lamina.api.layer.Layer;
import lamina.core.LayerSpec;
import lamina.core.plugin.Nearest;

/**
 * Binds the network. The keys {@code name} (else type and ordinal: {@code relu3}), {@code type}, {@code from} (else the layer before)
 * and {@code device} (else the run's backend) belong to every layer, all others to its type.
 */
final class Layers {
    static final String NAME = "name";
    static final String FROM = "from";
    static final String DEVICE = "device";
    static final String INPUT = "input";

    /** The keys of every layer that belong to the network, not to its type. */
    static final List<String> KEYS = List.of(NAME, FROM, DEVICE);

    /** The letters of a name. */
    static final String LETTER = "[A-Za-z0-9_:-]";

    private final Binder binder;
    private final ProductBinder products;
    private final Problems problems;

    Layers(Binder binder, ProductBinder products, Problems problems) {
        this.binder = binder;
        this.products = products;
        this.problems = problems;
    }

    Optional<Bound> bind(Node.Items items, Spot spot) {
        List<String> names = names(items);
        Set<String> before = new HashSet<>(Set.of(INPUT));
        List<Bound> bound = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Node node = items.items().get(i);
            Spot own = spot.field(names.get(i));
            unique(names.get(i), node, own, before);
            layer(names.get(i), node, own, before).ifPresent(bound::add);
            before.add(names.get(i));
        }
        return bound.size() == names.size() ? Optional.of(Binder.list(items.place(), bound)) : Optional.empty();
    }

    /** The names of the elements of a list of layers, as written or by type and ordinal. */
    static List<String> names(Node.Items layers) {
        Map<String, Integer> ordinals = new HashMap<>();
        return layers.items().stream()
                .map(layer -> {
                    String type = text(layer, "type").orElse("layer");
                    int ordinal = ordinals.merge(type, 1, Integer::sum);
                    return text(layer, NAME).orElse(type + ordinal);
                })
                .toList();
    }

    /** The run with the names written that layers have without, or what is done to one would rename others. */
    static Node.Fields named(Node.Fields run) {
        return run.field("layers")
                .filter(field -> field.value() instanceof Node.Items)
                .map(field -> new Node.Field(field.place(), field.key(), named((Node.Items) field.value())))
                .map(run::with)
                .orElse(run);
    }

    private static Node.Items named(Node.Items layers) {
        List<String> names = names(layers);
        List<Node> named = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Node layer = layers.items().get(i);
            Node.Field name = new Node.Field(layer.place(), NAME, new Node.Text(layer.place(), names.get(i)));
            named.add(
                    switch (layer) {
                        case Node.Text type -> Node.Fields.ofType(type).with(name);
                        case Node.Fields fields when fields.field(NAME).isEmpty() -> fields.with(name);
                        default -> layer;
                    });
        }
        return new Node.Items(layers.place(), named);
    }

    private static Optional<String> text(Node layer, String key) {
        if (layer instanceof Node.Text bare && "type".equals(key)) {
            return Optional.of(bare.value());
        }
        return layer instanceof Node.Fields fields
                ? fields.get(key).filter(Node.Text.class::isInstance).map(node -> ((Node.Text) node).value())
                : Optional.empty();
    }

    private void unique(String name, Node node, Spot spot, Set<String> before) {
        Place place = node instanceof Node.Fields fields
                ? fields.get(NAME).map(Node::place).orElse(node.place())
                : node.place();
        if (before.contains(name)) {
            String other = INPUT.equals(name) ? "which means the pictures" : "which a layer before it has already";
            problems.add(place, spot.field(NAME).path(), "must be unique; found \"" + name + "\", " + other);
        } else if (!name.matches(LETTER + "+")) {
            problems.add(
                    place,
                    spot.field(NAME).path(),
                    "must be letters, digits, dashes and underscores; found \"" + name + "\"");
        }
    }

    private Optional<Bound> layer(String name, Node node, Spot spot, Set<String> before) {
        if (!(node instanceof Node.Fields fields)) {
            return products.bind(Layer.class, node, spot)
                    .map(layer -> spec(name, layer, List.of(), LayerSpec.MAIN, node.place()));
        }
        Optional<String> written = text(fields, NAME, name, spot);
        Optional<List<String>> from = from(fields, spot, before);
        Optional<String> device = text(fields, DEVICE, LayerSpec.MAIN, spot);
        Node.Fields own = fields.without(NAME).without(FROM).without(DEVICE);
        Optional<Bound> layer = products.bind(Layer.class, own, spot);
        return written.isEmpty() || from.isEmpty() || device.isEmpty()
                ? Optional.empty()
                : layer.map(product -> spec(name, product, from.get(), device.get(), node.place()));
    }

    private Optional<String> text(Node.Fields fields, String key, String preset, Spot spot) {
        return fields.get(key)
                .map(node -> binder.bind(String.class, node, spot.field(key)))
                .map(bound -> bound.map(b -> (String) b.value()))
                .orElse(Optional.of(preset));
    }

    private Optional<List<String>> from(Node.Fields fields, Spot spot, Set<String> before) {
        List<Node> written = fields.get(FROM)
                .map(node -> node instanceof Node.Items items ? items.items() : List.of(node))
                .orElse(List.of());
        List<String> names = new ArrayList<>();
        for (Node node : written) {
            binder.bind(String.class, node, spot.field(FROM))
                    .map(bound -> (String) bound.value())
                    .filter(name -> stands(name, node, spot, before))
                    .ifPresent(names::add);
        }
        return names.size() == written.size() ? Optional.of(names) : Optional.empty();
    }

    private boolean stands(String name, Node node, Spot spot, Set<String> before) {
        if (before.contains(name)) {
            return true;
        }
        List<String> known = before.stream().sorted().toList();
        problems.add(
                node.place(),
                spot.field(FROM).path(),
                "must be a layer before this one (%s); found \"%s\"%s"
                        .formatted(String.join(", ", known), name, Nearest.hint(name, known)));
        return false;
    }

    private static Bound spec(String name, Bound layer, List<String> from, String device, Place place) {
        Node.Fields settings = (Node.Fields) layer.node();
        String type = ((Node.Text) settings.get("type").orElseThrow()).value();
        List<Node.Field> fields = new ArrayList<>();
        fields.add(new Node.Field(place, NAME, new Node.Text(place, name)));
        fields.add(settings.field("type").orElseThrow());
        if (!from.isEmpty()) {
            List<Node> names =
                    from.stream().map(n -> (Node) new Node.Text(place, n)).toList();
            fields.add(new Node.Field(place, FROM, new Node.Items(place, names)));
        }
        if (!device.equals(LayerSpec.MAIN)) {
            fields.add(new Node.Field(place, DEVICE, new Node.Text(place, device)));
        }
        fields.addAll(settings.without("type").fields());
        return new Bound(
                new LayerSpec(name, type, (Layer) layer.value(), from, device, place.toString()),
                new Node.Fields(place, fields));
    }
}
