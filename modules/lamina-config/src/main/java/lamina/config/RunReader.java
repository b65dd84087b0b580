package lamina.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
 *
 * <p>A file may begin from another: {@code extends} names a file beside it or a model. Its objects then change those of the other, key by
 * key, and {@code null} takes a key away; its lists replace the other's. An object in the place of a list changes elements by name or
 * index: <code>"layers": {"fc8": {"units": 10}, "conv3": null}</code>. What follows a layer that is taken away follows the one before; a
 * new layer says {@code after} which it comes.
 *
 * <p>Texts may hold variables: <code>${vars.name}</code>, a value out of the configuration's {@code vars}, and
 * <code>${env:NAME}</code> or <code>${env:NAME:-otherwise}</code>, a text out of the environment; <code>$${</code> writes
 * <code>${</code>.
 */
public final class RunReader {
    private final Registry registry;
    private final ModelFiles models;
    private final Map<String, String> environment;

    /** A reader that knows these plugins, no models, and the environment of this process. */
    public RunReader(Registry registry) {
        this(registry, new ModelFiles(List.of()), System.getenv());
    }

    /**
     * A reader.
     *
     * @param registry the plugins
     * @param models what {@code extends} may name besides files
     * @param environment what <code>${env:NAME}</code> stands for
     */
    public RunReader(Registry registry, ModelFiles models, Map<String, String> environment) {
        this.registry = registry;
        this.models = models;
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads a file and makes every product it names.
     *
     * @param overrides {@code key=value} as of {@code --set}: the key is a dotted path in which an element of a list is addressed by
     *     its name or its index, the value is YAML, null takes away. A changed {@code type} drops the settings that the file has for the old one.
     * @throws ConfigurationException with one line for each problem, {@code file:line:column path: rule; found …}, in the order of the
     *     file, then of the overrides
     */
    public Run read(Path file, List<String> overrides) {
        return read(ConfigurationFile.read(file), Source.file(file), overrides);
    }

    Run read(String text, Source source, List<String> overrides) {
        Problems problems = new Problems();
        Binder binder = new Binder(registry, problems);
        Optional<Bound> bound = new TreeReader(source, problems)
                .read(text)
                .flatMap(tree -> new Bases(models, environment, problems).extended(tree, source))
                .map(tree -> new Overrides(problems).apply(tree, overrides))
                .map(tree -> Variables.resolved(tree, environment, problems))
                .map(tree -> new Devices(problems).checked(tree))
                .flatMap(tree -> binder.bind(RunSpec.class, tree, Spot.root()));
        Bound run = problems.result(bound);
        return new Run((RunSpec) run.value(), JsonText.of(Variables.escaped(run.node())), binder.providers());
    }

    /**
     * Reads the file of a sweep, JSON or YAML. What it varies is found: a file beside it, or a model.
     *
     * @throws ConfigurationException with one line for each problem
     */
    public Sweep sweep(Path file) {
        Problems problems = new Problems();
        Source source = Source.file(file);
        Optional<Bound> bound = new TreeReader(source, problems)
                .read(ConfigurationFile.read(file))
                .map(tree -> tree instanceof Node.Fields fields ? fields.without(Bases.SCHEMA) : tree)
                .map(tree -> varied(tree, file, problems))
                .flatMap(tree -> new Binder(registry, problems).bind(Sweep.class, tree, Spot.root()));
        return (Sweep) problems.result(bound).value();
    }

    private Node varied(Node tree, Path file, Problems problems) {
        if (!(tree instanceof Node.Fields fields) || !(fields.get("run").orElse(tree) instanceof Node.Text run)) {
            return tree; // a problem of binding
        }
        Optional<Path> found = models.near(run.value(), file);
        if (found.isEmpty()) {
            problems.add(run.place(), "run", "must be " + models.notNear(run.value()));
        }
        String path = found.map(Path::toString).orElse(run.value());
        return fields.with(new Node.Field(run.place(), "run", new Node.Text(run.place(), path)));
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
}
