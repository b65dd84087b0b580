package lamina.core.plugin;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import lamina.api.Provider;
import lamina.core.plugin.PluginInfo.Failure;

/**
 * Asks {@link ServiceLoader} for the providers of every kind. A provider that cannot be made becomes a failure and leaves the others
 * alone.
 */
final class Scan {
    private static final Pattern TYPE = Pattern.compile("([a-z][a-z0-9-]*:)?[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final String realm;
    private final Predicate<Class<?>> wanted;
    private final List<Installed<?>> found = new ArrayList<>();
    private final List<PluginInfo> failed = new ArrayList<>();

    /**
     * A scan.
     *
     * @param realm the name of the realm, empty for the installation
     * @param wanted whether a provider's class belongs there; a layer shows its parents' providers too
     */
    Scan(String realm, Predicate<Class<?>> wanted) {
        this.realm = realm;
        this.wanted = wanted;
    }

    Scan run(Function<Class<?>, ServiceLoader<?>> loader) {
        Kind.all().forEach(kind -> scan(kind, loader.apply(kind.service())));
        return this;
    }

    List<Installed<?>> found() {
        return found;
    }

    List<PluginInfo> failed() {
        return failed;
    }

    private <T> void scan(Kind<T> kind, ServiceLoader<?> loader) {
        Iterator<? extends ServiceLoader.Provider<?>> candidates =
                loader.stream().iterator();
        Set<String> errors = new HashSet<>();
        while (true) {
            try {
                if (!candidates.hasNext()) {
                    return;
                }
                take(kind, candidates.next());
            } catch (
                    ServiceConfigurationError e) { // a provider's class is missing or no provider; the next may be well
                if (!errors.add(String.valueOf(e.getMessage()))) {
                    return;
                }
                failed.add(PluginInfo.failed(new Origin("", "", "", realm), new Thrown(kind.service(), e).failure()));
            }
        }
    }

    private <T> void take(Kind<T> kind, ServiceLoader.Provider<?> candidate) {
        Class<?> type = candidate.type();
        if (!wanted.test(type)) {
            return;
        }
        Origin origin = Origin.of(type, realm);
        try {
            Installed<T> installed = installed(kind, (Provider<?, ?>) candidate.get(), origin);
            rule(installed)
                    .ifPresentOrElse(
                            failure -> failed.add(PluginInfo.failed(origin, failure)), () -> found.add(installed));
        } catch (ServiceConfigurationError | RuntimeException | LinkageError e) { // whatever a plugin's code throws
            failed.add(PluginInfo.failed(origin, new Thrown(type, e).failure()));
        }
    }

    /** A provider with the kind that its interfaces tell. */
    static Installed<?> installed(Provider<?, ?> provider, Origin origin) {
        Kind<?> kind = Kind.all().stream()
                .filter(k -> k.service().isInstance(provider))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        provider.getClass().getName() + " implements none of the provider interfaces of lamina.api"));
        return installed(kind, provider, origin);
    }

    @SuppressWarnings("unchecked") // the kind's service extends Provider<?, T>
    private static <T> Installed<T> installed(Kind<T> kind, Provider<?, ?> provider, Origin origin) {
        return new Installed<>(kind, provider.type(), (Provider<?, T>) provider, origin);
    }

    /** What configuration needs: a type that can be written, and settings that can be made. */
    private static Optional<Failure> rule(Installed<?> installed) {
        Class<?> settings = installed.provider().settings();
        String provider = installed.provider().getClass().getName();
        if (!TYPE.matcher(installed.type()).matches()) {
            return Optional.of(new Failure(
                    "the type of %s is not lower-case words joined by dashes: \"%s\""
                            .formatted(provider, installed.type()),
                    "its author has to rename it"));
        }
        boolean visible = Modifier.isPublic(settings.getModifiers())
                && settings.getModule().isExported(settings.getPackageName());
        return settings.isRecord() && visible
                ? Optional.empty()
                : Optional.of(new Failure(
                        "the settings of %s are not a public record in an exported package: %s"
                                .formatted(provider, settings.getName()),
                        "its author has to make the record public and export its package"));
    }
}
