package lamina.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.Provider;
import lamina.core.LayerSpec;
import lamina.core.plugin.Kind;
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
        if (type instanceof ParameterizedType generic) {
            List<Type> arguments = List.of(generic.getActualTypeArguments());
            if (generic.getRawType() == Map.class) {
                return named.bind(arguments.getLast(), node, spot);
            }
            return generic.getRawType() == Optional.class
                    ? optional(arguments.getFirst(), node, spot)
                    : list(arguments.getFirst(), node, spot);
        }
        Class<?> plain = (Class<?>) type;
        if (Kind.isProduct(plain)) {
            return products.bind(plain, node, spot);
        }
        return plain.isRecord() ? records.bind(plain, node, spot) : scalars.bind(plain, node, spot);
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

    /** What is no list is a list of one. */
    private Optional<Bound> list(Type argument, Node node, Spot spot) {
        if (node instanceof Node.Nothing) {
            problems.add(node.place(), spot.path(), "must be a list; found nothing");
            return Optional.empty();
        }
        Optional<Node.Items> items = node instanceof Node.Items list ? Optional.of(list) : Optional.empty();
        Node.Items one = new Node.Items(node.place(), List.of(node));
        if (argument == LayerSpec.class) {
            return layers.bind(items.orElse(one), spot);
        }
        return items.map(list -> elements(argument, list, spot))
                .orElseGet(() -> bind(argument, node, spot).map(bound -> list(node.place(), List.of(bound))));
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
