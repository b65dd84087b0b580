package lamina.core.plugin;

import lamina.api.Experimental;
import lamina.api.Provider;

/**
 * A provider that was found.
 *
 * @param <T> the product
 * @param kind what it makes
 * @param type its name in configuration
 * @param provider the provider
 * @param origin where it comes from
 */
public record Installed<T>(Kind<T> kind, String type, Provider<?, T> provider, Origin origin) {

    /** Whether it provides what may change in any version of Lamina. */
    public boolean experimental() {
        return kind.service().isAnnotationPresent(Experimental.class);
    }

    /** For messages: kind and type. */
    @Override
    public String toString() {
        return kind.name() + " " + type;
    }
}
