package lamina.config;

import java.util.List;
import java.util.Optional;
import lamina.api.ConfigurationException;
import lamina.core.plugin.Registry;

/** Makes products of plugins from settings written as in a configuration. */
public final class Products {
    private final Registry registry;

    /** Products of these plugins. */
    public Products(Registry registry) {
        this.registry = registry;
    }

    /**
     * Makes one.
     *
     * @param settings a type, or an object with a type, as YAML: {@code {type: conv, filters: 96}}
     * @throws ConfigurationException with one line for each problem
     */
    public <T> T make(Class<T> product, String settings) {
        Problems problems = new Problems();
        Optional<Bound> bound = new TreeReader(Source.java(settings), problems)
                .read(settings)
                .flatMap(node -> new Binder(registry, problems).bind(product, node, Spot.root()));
        return product.cast(problems.result(bound).value());
    }

    /** Makes one with default settings of every type that is installed and needs none, by type. */
    public <T> List<T> all(Class<T> product) {
        return registry.types(product).stream()
                .filter(type -> complete(registry.find(product, type).settings()))
                .map(type -> make(product, type))
                .toList();
    }

    private static boolean complete(Class<?> settings) {
        return Setting.of(settings).stream()
                .allMatch(setting -> setting.optional() || setting.preset().isPresent());
    }
}
