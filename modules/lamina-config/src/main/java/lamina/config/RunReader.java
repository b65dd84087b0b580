package lamina.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.ConfigurationException;
import lamina.api.Provider;
import lamina.core.RunSpec;
import lamina.core.plugin.Registry;

/**
 * Reads the configuration of a run.
 *
 * <p>A file is JSON if its name ends in {@code .json}, else YAML. Objects are bound to {@link RunSpec} and the settings records of the
 * plugins by one rule, see {@link lamina.api.Provider}: where a plugin's product is wanted, an object's {@code "type"} picks the
 * provider (it may be left out where there is a default), and a bare string is that type with its defaults. A single value stands for
 * a list of one. Where things have names of the run's own ({@code devices}), an object's keys are those. Relative paths are relative to the current directory wherever they are written, as in any command; the resolved
 * configuration has them absolute.
 */
public final class RunReader {
    private final Registry registry;

    /** A reader that knows these plugins. */
    public RunReader(Registry registry) {
        this.registry = registry;
    }

    /**
     * Reads a file and makes every product it names.
     *
     * @param overrides {@code key=value} as of {@code --set}: the key is a dotted path in which an element of a list is addressed by
     *     its name or its index, the value is YAML. A changed {@code type} drops the settings that the file has for the old one.
     * @throws ConfigurationException with one line for each problem, {@code file:line:column path: rule; found …}, in the order of the
     *     file, then of the overrides
     */
    public Run read(Path file, List<String> overrides) {
        return read(text(file), Source.file(file), overrides);
    }

    Run read(String text, Source source, List<String> overrides) {
        Problems problems = new Problems();
        Binder binder = new Binder(registry, problems);
        Optional<Bound> bound = new TreeReader(source, problems)
                .read(text)
                .map(tree -> new Overrides(problems).apply(tree, overrides))
                .map(tree -> new Devices(problems).checked(tree))
                .flatMap(tree -> binder.bind(RunSpec.class, tree, Spot.root()));
        Bound run = problems.result(bound);
        return new Run((RunSpec) run.value(), JsonText.of(run.node()), binder.providers());
    }

    /**
     * Makes a product from settings in a program.
     *
     * @param settings as configuration writes them, in YAML: a type, or an object with it: {@code {type: conv, filters: 96}}
     * @throws ConfigurationException with one line for each problem
     */
    public <T> T make(Class<T> product, String settings) {
        Problems problems = new Problems();
        Optional<Bound> bound = new TreeReader(Source.java(settings), problems)
                .read(settings)
                .flatMap(node -> new Binder(registry, problems).bind(product, node, Spot.root()));
        return product.cast(problems.result(bound).value());
    }

    /**
     * Settings of a provider: its defaults, and changes to them.
     *
     * @param changes {@code key=value} as of {@code --set}
     * @throws ConfigurationException with one line for each problem, a setting without default that is missing for instance
     */
    public <C extends Record> C settings(Provider<C, ?> provider, List<String> changes) {
        Problems problems = new Problems();
        Node.Fields none = new Node.Fields(Place.startOf(Source.java(provider.type())), List.of());
        Optional<Bound> bound = Optional.of(new Overrides(problems).apply(none, changes))
                .flatMap(node -> new Binder(registry, problems).settings(provider, (Node.Fields) node));
        return provider.settings().cast(problems.result(bound).value());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ConfigurationException(
                    "%s cannot be read: %s; give the file of a run, JSON or YAML in UTF-8".formatted(file, e), e);
        }
    }
}
