package lamina.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.Provider;
import lamina.core.plugin.Installed;
import lamina.core.plugin.Kind;
import lamina.core.plugin.Registry;

/**
 * The schema of a plugin's product: an object whose {@code type} says by which settings it is judged, or the type alone. Cases rather than
 * {@code oneOf}, so that a mistake is told where it stands and not once for each type that was not meant.
 */
final class ProductSchemas {
    private static final String TYPE = "type";

    private final Registry registry;
    private final SettingSchemas settings;
    private final Definitions definitions;
    private final SchemaMode mode;

    ProductSchemas(Registry registry, SettingSchemas settings, Definitions definitions, SchemaMode mode) {
        this.registry = registry;
        this.settings = settings;
        this.definitions = definitions;
        this.mode = mode;
    }

    /**
     * Of a product.
     *
     * @param presetType the type of an object that names none
     */
    Keywords of(Class<?> product, Optional<String> presetType) {
        String name = Kind.of(product).name();
        Keywords any = of(product, name, Map.of());
        return presetType
                .filter(_ -> !mode.change())
                .flatMap(type -> providers(product).stream()
                        .filter(provider -> provider.type().equals(type))
                        .findFirst())
                .map(provider -> new Keywords()
                        .with(
                                "if",
                                new Keywords()
                                        .with(TYPE, "object")
                                        .with("not", new Keywords().with("required", List.of(TYPE))))
                        .with("then", type(name, provider, Map.of()))
                        .with("else", any))
                .orElse(any);
    }

    /**
     * Of a product where it has settings that are not its type's.
     *
     * @param name of the definition
     * @param more those settings
     */
    Keywords of(Class<?> product, String name, Map<String, Keywords> more) {
        return definitions.ref(mode.prefix() + name, () -> cases(product, name, more));
    }

    private Keywords cases(Class<?> product, String name, Map<String, Keywords> more) {
        List<Provider<?, ?>> providers = providers(product);
        List<String> types = providers.stream().map(Provider::type).toList();
        List<String> alone = providers.stream()
                .filter(provider -> Setting.of(provider.settings()).stream().noneMatch(Setting::required))
                .map(Provider::type)
                .toList();
        Keywords type = mode.words(types)
                .with(TYPE, "string")
                .with("description", "Which " + Kind.of(product).name());
        Keywords object = new Keywords()
                .with("required", Optional.of(List.of(TYPE)).filter(_ -> !mode.change()))
                .with("properties", new Keywords().with(TYPE, type))
                .with(
                        "allOf",
                        providers.stream().map(p -> oneCase(name, p, more)).toList());
        return new Keywords()
                .with(TYPE, List.of("object", "string"))
                .with("if", new Keywords().with(TYPE, "string"))
                .with("then", mode.words(alone))
                .with("else", object);
    }

    private Keywords oneCase(String name, Provider<?, ?> provider, Map<String, Keywords> more) {
        Keywords constant = new Keywords().with(TYPE, new Keywords().with("const", provider.type()));
        return new Keywords()
                .with("if", new Keywords().with("properties", constant).with("required", List.of(TYPE)))
                .with("then", type(name, provider, more));
    }

    private Keywords type(String name, Provider<?, ?> provider, Map<String, Keywords> more) {
        return definitions.ref(mode.prefix() + name + "." + provider.type(), () -> {
            Map<String, Keywords> keys = new LinkedHashMap<>();
            keys.put(TYPE, new Keywords().with("const", provider.type()));
            keys.putAll(more);
            return settings.record(new Keywords().with(TYPE, "object"), provider.settings(), keys);
        });
    }

    /** Those that a run can name: a type that two plugins provide is nobody's. */
    private <T> List<Provider<?, ?>> providers(Class<T> product) {
        List<Installed<T>> all = registry.all(product);
        List<Provider<?, ?>> providers = new ArrayList<>();
        for (Installed<T> installed : all) {
            if (all.stream()
                            .filter(other -> other.type().equals(installed.type()))
                            .count()
                    == 1) {
                providers.add(installed.provider());
            }
        }
        return providers;
    }
}
