package lamina.core.plugin;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import lamina.api.PluginException;
import lamina.api.Provider;
import lamina.api.backend.Backend;

/** Every provider that is installed, by product and type. */
public final class Registry {
    private final List<PluginInfo> plugins;

    private Registry(List<PluginInfo> plugins) {
        this.plugins = List.copyOf(plugins);
    }

    /** What is on the module path and the class path of Lamina itself. */
    public static Registry installed() {
        return installed(Realms.none());
    }

    /** What is on the module path and the class path of Lamina itself, and what the realms provide. */
    public static Registry installed(Realms realms) {
        return new Registry(Stream.concat(Installation.plugins().stream(), realms.plugins().stream())
                .toList());
    }

    /** Providers made in Java: for tests, and for programs that bring their own. */
    public static Registry of(Provider<?, ?>... providers) {
        return new Registry(Arrays.stream(providers)
                .map(provider -> Scan.installed(provider, Origin.of(provider.getClass(), "")))
                .map(found -> Installation.plugin(found.origin(), List.of(found)))
                .toList());
    }

    /**
     * The provider of a product.
     *
     * @throws PluginException if no provider has this type, with those that are installed, or if several have it, with where they are
     */
    public <T> Provider<?, T> find(Class<T> product, String type) {
        List<Installed<T>> found =
                all(product).stream().filter(i -> i.type().equals(type)).toList();
        return switch (found.size()) {
            case 0 -> throw unknown(Kind.of(product), type);
            case 1 -> found.getFirst().provider();
            default -> throw duplicate(found);
        };
    }

    /** The providers of a product, by type. */
    public <T> List<Installed<T>> all(Class<T> product) {
        Kind<T> kind = Kind.of(product);
        return all().filter(i -> i.kind().equals(kind))
                .map(Registry::<T>cast)
                .sorted(Comparator.comparing(Installed::type))
                .toList();
    }

    /** The types of a product that are installed, sorted. */
    public List<String> types(Class<?> product) {
        return all(product).stream().map(Installed::type).distinct().toList();
    }

    /** Every plugin, also those that cannot be used. */
    public List<PluginInfo> plugins() {
        return plugins;
    }

    /** One line for each plugin that cannot be used and for each type that two plugins provide; empty if all is well. */
    public List<String> problems() {
        Stream<String> failures = plugins.stream().flatMap(plugin -> plugin.problem().stream());
        return Stream.concat(failures, duplicates().stream()).toList();
    }

    /** One line for each type that two plugins provide, naming both. */
    public List<String> duplicates() {
        return Kind.all().stream().flatMap(kind -> duplicates(kind.product())).toList();
    }

    /**
     * The same registry, if all is well.
     *
     * @throws PluginException with every problem, a line each
     */
    public Registry strict() {
        if (!problems().isEmpty()) {
            throw new PluginException(String.join("\n", problems()));
        }
        return this;
    }

    private <T> Stream<String> duplicates(Class<T> product) {
        return types(product).stream()
                .map(type ->
                        all(product).stream().filter(i -> i.type().equals(type)).toList())
                .filter(same -> same.size() > 1)
                .map(same -> duplicate(same).getMessage());
    }

    private Stream<Installed<?>> all() {
        return plugins.stream().flatMap(plugin -> plugin.provides().stream());
    }

    @SuppressWarnings("unchecked") // the kind was compared
    private static <T> Installed<T> cast(Installed<?> installed) {
        return (Installed<T>) installed;
    }

    private PluginException unknown(Kind<?> kind, String type) {
        List<String> types = types(kind.product());
        String known = types.isEmpty()
                ? "no %s is installed".formatted(kind.name())
                : "installed: " + String.join(", ", types);
        String failed = plugins.stream().anyMatch(plugin -> plugin.failure().isPresent())
                ? "; some plugins cannot be used (\"lamina plugins\" says why)"
                : "";
        String hint = Nearest.hint(type, types);
        if (hint.isEmpty() && kind.product() == Backend.class) {
            hint = "; \"lamina doctor\" says what backends for GPUs need";
        }
        return new PluginException(
                "no %s has the type \"%s\"; %s%s%s".formatted(kind.name(), type, known, failed, hint));
    }

    private static <T> PluginException duplicate(List<Installed<T>> same) {
        return new PluginException("%s is provided %d times, by %s; remove all but one"
                .formatted(
                        "the " + same.getFirst().kind().name() + " \""
                                + same.getFirst().type() + "\"",
                        same.size(),
                        same.stream().map(i -> i.origin().toString()).collect(joining(" and by "))));
    }
}
