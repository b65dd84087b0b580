package lamina.config;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.Provider;
import lamina.core.plugin.Registry;

/** Binds trees to values by their types. Whatever does not fit becomes a problem, and binding goes on with the rest. */
final class Binder {
    private final Problems problems;
    private final Scalars scalars;
    private final Records records;
    private final ProductBinder products;
    private final Layers layers;
    private final Named named;

    Binder(Registry registry, Problems problems) {
        this.problems = problems;
        this.scalars = new Scalars(problems);
        this.records = new Records(this, problems);
        this.products = new ProductBinder(registry, records, problems);
        this.layers = new Layers(this, products, problems);
        this.named = new Named(this, problems);
    }

    /** Every provider that has made a product. */
    List<Provider<?, ?>> providers() {
        return products.used();
    }

    Optional<Bound> bind(Type type, Node node, Spot spot) {
        return switch (Form.of(type)) {
            case Form.Maybe maybe -> optional(maybe.of(), node, spot);
            case Form.Many many -> list(many.of(), node, spot);
            case Form.Network _ -> items(node, spot).flatMap(list -> layers.bind(list, spot));
            case Form.Named map -> named.bind(map.of(), node, spot);
            case Form.Product product -> products.bind(product.product(), node, spot);
            case Form.Settings settings -> records.bind(settings.record(), node, spot);
            case Form.Word word -> scalars.constant(word.constants(), node, spot);
            case Form.Plain plain -> scalars.bind(plain.scalar(), node, spot);
            case Form.Foreign foreign -> foreign(foreign.type(), node, spot);
        };
    }

    private Optional<Bound> foreign(Type type, Node node, Spot spot) {
        problems.add(
                node.place(),
                spot.path(),
                "cannot be set: no setting can be of the type %s; report this to the plugin's author"
                        .formatted(type.getTypeName()));
        return Optional.empty();
    }

    /** The settings of a provider alone. */
    Optional<Bound> settings(Provider<?, ?> provider, Node.Fields fields) {
        return records.bind(provider.settings(), fields, Spot.root(), provider.type());
    }

    private Optional<Bound> optional(Type argument, Node node, Spot spot) {
        return node instanceof Node.Nothing
                ? Optional.of(new Bound(Optional.empty(), node))
                : bind(argument, node, spot).map(bound -> new Bound(Optional.of(bound.value()), bound.node()));
    }

    private Optional<Bound> list(Type argument, Node node, Spot spot) {
        return node instanceof Node.Items items
                ? elements(argument, items, spot)
                : items(node, spot)
                        .flatMap(_ -> bind(argument, node, spot))
                        .map(bound -> list(node.place(), List.of(bound)));
    }

    /** What is no list is a list of one. */
    private Optional<Node.Items> items(Node node, Spot spot) {
        return switch (node) {
            case Node.Items items -> Optional.of(items);
            case Node.Nothing nothing -> {
                problems.add(nothing.place(), spot.path(), "must be a list; found nothing");
                yield Optional.empty();
            }
            default -> Optional.of(new Node.Items(node.place(), List.of(node)));
        };
    }

    private Optional<Bound> elements(Type argument, Node.Items items, Spot spot) {
        List<Bound> bound = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            bind(argument, items.items().get(i), spot.element(i)).ifPresent(bound::add);
        }
        return bound.size() == items.items().size() ? Optional.of(list(items.place(), bound)) : Optional.empty();
    }

    static Bound list(Place place, List<Bound> elements) {
        return new Bound(
                elements.stream().map(Bound::value).toList(),
                new Node.Items(place, elements.stream().map(Bound::node).toList()));
    }
}
