package lamina.cli;

import java.util.List;
import lamina.api.backend.OverrideSet;
import lamina.api.data.Decoder;
import lamina.config.RunReader;
import lamina.core.plugin.Installed;
import lamina.core.plugin.Registry;

/**
 * The plugins, and the reader that makes their products.
 *
 * @param registry every plugin that is installed
 * @param reader knows the same plugins
 */
record Toolbox(Registry registry, RunReader reader) {

    static Toolbox of(Registry registry) {
        return new Toolbox(registry, new RunReader(registry));
    }

    /** Every product of a kind, with default settings. */
    <T> List<T> all(Class<T> product) {
        return registry.all(product).stream()
                .map(Installed::type)
                .map(type -> reader.make(product, type))
                .toList();
    }

    /** Every decoder, for runs that name none. */
    List<Decoder> decoders() {
        return all(Decoder.class);
    }

    /** A line for each decoder that cannot be used here: others may read the same pictures, but slower or less exactly. */
    List<String> missingDecoders() {
        return registry.all(Decoder.class).stream()
                .map(Installed::type)
                .flatMap(type -> reader.make(Decoder.class, type).unavailable().stream()
                        .map(reason -> "The decoder " + type + " is not available here: " + reason))
                .toList();
    }

    /** What makes backends faster; the backend's settings choose among them. */
    List<OverrideSet> overrides() {
        return all(OverrideSet.class);
    }
}
