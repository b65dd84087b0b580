package lamina.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import lamina.api.LaminaException;
import lamina.api.PluginException;
import lamina.api.Provider;
import lamina.api.data.Decoder;
import lamina.api.data.DecoderProvider;
import lamina.core.data.TypedDecoder;
import lamina.core.plugin.Kind;
import lamina.core.plugin.Registry;

/** Binds the products of plugins: an object whose {@code type} picks the provider, or that type as a bare string. */
final class ProductBinder {
    private static final String TYPE = "type";

    private final Registry registry;
    private final Records records;
    private final Problems problems;
    private final Set<Provider<?, ?>> used = new LinkedHashSet<>();

    ProductBinder(Registry registry, Records records, Problems problems) {
        this.registry = registry;
        this.records = records;
        this.problems = problems;
    }

    /** Every provider that has made a product. */
    List<Provider<?, ?>> used() {
        return List.copyOf(used);
    }

    Optional<Bound> bind(Class<?> product, Node node, Spot spot) {
        return switch (node) {
            case Node.Text bare -> bind(product, bare, new Node.Fields(bare.place(), List.of()), spot);
            case Node.Fields fields ->
                type(product, fields, spot).flatMap(type -> bind(product, type, fields.without(TYPE), spot));
            default -> {
                String kind = article(Kind.of(product).name());
                problems.add(
                        node.place(),
                        spot.path(),
                        "must be the type of %s or an object with it; found %s".formatted(kind, node.found()));
                yield Optional.empty();
            }
        };
    }

    /** The type that is written, or else that of the default. */
    Optional<Node.Text> type(Class<?> product, Node.Fields fields, Spot spot) {
        Optional<Node> written = fields.get(TYPE);
        if (written.isEmpty() && spot.type().isPresent()) {
            return spot.type().map(type -> new Node.Text(fields.place(), type));
        }
        if (written.isPresent() && written.get() instanceof Node.Text text) {
            return Optional.of(text);
        }
        String known = String.join(", ", registry.types(product));
        problems.add(
                written.map(Node::place).orElse(fields.place()),
                spot.field(TYPE).path(),
                "must be the type of %s (%s); found %s"
                        .formatted(
                                article(Kind.of(product).name()),
                                known,
                                written.map(Node::found).orElse("none")));
        return Optional.empty();
    }

    /** Binds the settings of a type and makes the product; the resolved form always is an object that begins with the type. */
    <T> Optional<Bound> bind(Class<T> product, Node.Text type, Node.Fields settings, Spot spot) {
        try {
            return make(registry.find(product, type.value()), type, settings, spot);
        } catch (PluginException e) {
            problems.add(type.place(), spot.path(), e.getMessage());
            return Optional.empty();
        }
    }

    private <C extends Record, T> Optional<Bound> make(
            Provider<C, T> provider, Node.Text type, Node.Fields fields, Spot spot) {
        Class<C> record = provider.settings();
        used.add(provider);
        return records.bind(record, fields, spot, provider.type()).flatMap(settings -> {
            try {
                T product = provider.create(record.cast(settings.value()));
                return Optional.of(new Bound(named(product, provider), withType(type, (Node.Fields) settings.node())));
            } catch (RuntimeException e) { // whatever a plugin's code throws
                problems.add(fields.place(), spot.path(), message(e));
                return Optional.empty();
            }
        });
    }

    /** A decoder's messages are to name it as configuration does. */
    private static Object named(Object product, Provider<?, ?> provider) {
        return provider instanceof DecoderProvider<?> && product instanceof Decoder decoder
                ? new TypedDecoder(provider.type(), decoder)
                : product;
    }

    private static Node.Fields withType(Node.Text type, Node.Fields settings) {
        Stream<Node.Field> first = Stream.of(new Node.Field(type.place(), TYPE, type));
        return new Node.Fields(
                settings.place(),
                Stream.concat(first, settings.fields().stream()).toList());
    }

    private static String article(String noun) {
        return ("aeiou".indexOf(noun.charAt(0)) < 0 ? "a " : "an ") + noun;
    }

    /** The message of an error that was made for people; of any other also its class. */
    static String message(Throwable error) {
        return error instanceof IllegalArgumentException || error instanceof LaminaException
                ? String.valueOf(error.getMessage())
                : "cannot be made: " + error;
    }
}
