package lamina.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lamina.api.backend.OverrideSet;
import lamina.api.data.Dataset;
import lamina.api.data.Decoder;
import lamina.api.data.IndexListener;
import lamina.config.ModelFiles;
import lamina.config.Run;
import lamina.config.RunReader;
import lamina.core.plugin.Installed;
import lamina.core.plugin.Registry;

/**
 * The plugins, and the reader that makes their products.
 *
 * @param registry every plugin that is installed
 * @param reader knows the same plugins
 * @param listener hears how far datasets are that go through their files first
 */
record Toolbox(Registry registry, RunReader reader, IndexListener listener) {

    static Toolbox of(Registry registry) {
        return new Toolbox(registry, new RunReader(registry), IndexListener.NONE);
    }

    /** For runs: they may extend a model, and ask the environment. */
    static Toolbox of(Registry registry, ModelFiles models, Map<String, String> environment, IndexListener listener) {
        return new Toolbox(registry, new RunReader(registry, models, environment), listener);
    }

    /** A run's configuration, with changes. */
    Run read(Path configuration, List<String> changes) {
        Run run = reader.read(configuration, changes);
        run.spec().data().tell(listener);
        return run;
    }

    /** A dataset, by its settings as configuration writes them. */
    Dataset dataset(String settings) {
        Dataset dataset = reader.make(Dataset.class, settings);
        dataset.tell(listener);
        return dataset;
    }

    /** Every product of a kind, with default settings. */
    <T> List<T> all(Class<T> product) {
        return registry.all(product).stream()
                .map(Installed::type)
                .map(type -> reader.make(product, type))
                .toList();
    }

    /** A class of each plugin that takes part in a run, or may. */
    Set<Class<?>> plugins(Run run) {
        Set<Class<?>> classes = new HashSet<>();
        run.providers().forEach(provider -> classes.add(provider.getClass()));
        registry.all(Decoder.class)
                .forEach(installed -> classes.add(installed.provider().getClass()));
        registry.all(OverrideSet.class)
                .forEach(installed -> classes.add(installed.provider().getClass()));
        return classes;
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
