package lamina.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lamina.api.ConfigurationException;
import lamina.api.PluginException;
import lamina.api.Provider;
import lamina.api.graph.Shape;
import lamina.config.RunReader;
import lamina.core.plugin.Installed;
import lamina.core.plugin.Nearest;
import lamina.core.plugin.PluginInfo;
import lamina.core.plugin.Realms;
import lamina.core.plugin.Registry;
import lamina.core.verify.Kernels;
import lamina.core.verify.Kit;
import lamina.core.verify.Subject;
import lamina.core.verify.Verdict;
import lamina.core.verify.Verdict.Outcome;
import lamina.core.verify.Verifier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Holds somebody else's plugin to the rules of its kind, before it is installed. */
@Command(
        name = "verify",
        description = {
            "Holds a plugin to the numbered rules of its kind, before it is installed: those of the contract tests.",
            "What they ask an author for, shapes of inputs for instance, is looked for by trying."
        },
        footer = "Ends with 4 if a rule fails. The plugin's code runs: verify only what you would run.")
final class PluginsVerifyCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Parameters(
            paramLabel = "JAR",
            arity = "1..*",
            description = "the plugin's jar, or the folder of its jars; again for each plugin")
    private List<Path> places = new ArrayList<>();

    @Option(names = "--type", paramLabel = "TYPE", description = "only this one of its types")
    private Optional<String> type = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "a setting of the type, again for each; needed for those without default")
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--input",
            paramLabel = "SHAPE",
            converter = ShapeConverter.class,
            description = "for a layer, the shape of an input with its batch, again for each input: --input 3,9,7,4")
    private List<Shape> inputs = new ArrayList<>();

    PluginsVerifyCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        List<Verdict> verdicts = new ArrayList<>();
        for (Path place : places) {
            if (!verdicts.isEmpty()) {
                lamina.output().result("");
            }
            verdicts.addAll(verify(place));
        }
        lamina.output().result(sum(verdicts));
        return (count(verdicts, Outcome.FAILS) == 0 ? ExitCode.OK : ExitCode.PLUGIN).number();
    }

    private List<Verdict> verify(Path place) {
        if (!Files.exists(place)) {
            throw new PluginException("%s does not exist; give the plugin's jar, or the folder of its jars"
                    .formatted(place.toAbsolutePath()));
        }
        Realms realms = Realms.of(place);
        PluginInfo plugin = realms.plugins().getFirst();
        plugin.problem().ifPresent(problem -> {
            throw new PluginException(problem);
        });
        RunReader reader = new RunReader(Registry.installed(realms));
        List<Verdict> verdicts = new ArrayList<>();
        lamina.output().result(plugin.origin().toString());
        plugin.remarks().forEach(remark -> lamina.output().result("  remark   " + remark));
        try (Kit kit = Kit.open(lamina.home().verify())) {
            verdicts.addAll(told("kernels of the jar", List.of(kernels(plugin, kit.verifier()))));
            for (Installed<?> installed : chosen(plugin)) {
                verdicts.addAll(told(heading(installed), verify(installed.provider(), reader, kit.verifier())));
            }
        }
        return verdicts;
    }

    private List<Installed<?>> chosen(PluginInfo plugin) {
        List<Installed<?>> chosen = plugin.provides().stream()
                .filter(installed -> type.isEmpty() || installed.type().equals(type.get()))
                .toList();
        if (chosen.isEmpty()) {
            List<String> types = plugin.provides().stream().map(Installed::type).toList();
            throw new PluginException("it does not provide \"%s\", but %s%s"
                    .formatted(type.orElse(""), String.join(", ", types), Nearest.hint(type.orElse(""), types)));
        }
        return chosen;
    }

    private <C extends Record, T> List<Verdict> verify(Provider<C, T> provider, RunReader reader, Verifier verifier) {
        C settings;
        try {
            settings = reader.settings(provider, set);
        } catch (ConfigurationException e) {
            if (type.isPresent() || !set.isEmpty()) {
                throw e;
            }
            return List.of(new Verdict(
                    "-",
                    "the rules of " + provider.type(),
                    Outcome.NOT_RUN,
                    "%s; give it by --type %s --set KEY=VALUE"
                            .formatted(e.getMessage().replace("\n", "; "), provider.type())));
        }
        return verifier.verify(new Subject<>(provider, settings, inputs));
    }

    private String heading(Installed<?> installed) {
        return installed
                + (set.isEmpty() ? ", with its defaults" : ", with " + String.join(", ", set))
                + (installed.experimental() ? "; experimental: its kind may change with any version of Lamina" : "");
    }

    /** Rules on kernels are of the layer that launches them; this one is of all, launched or not. */
    private static Verdict kernels(PluginInfo plugin, Verifier verifier) {
        List<Class<?>> kernels = Kernels.of(plugin);
        List<String> wrong = kernels.stream()
                .flatMap(kernel -> verifier.lint(kernel).stream())
                .toList();
        String text = "every kernel in the jar keeps to the dialect (%d found)".formatted(kernels.size());
        return wrong.isEmpty()
                ? new Verdict("K1", text, Outcome.HOLDS, "")
                : new Verdict("K1", text, Outcome.FAILS, String.join(" | ", wrong));
    }

    private List<Verdict> told(String heading, List<Verdict> verdicts) {
        lamina.output().result("");
        lamina.output().result(heading);
        verdicts.stream().flatMap(PluginsVerifyCommand::lines).forEach(lamina.output()::result);
        return verdicts;
    }

    private static Stream<String> lines(Verdict verdict) {
        String word = switch (verdict.outcome()) {
            case HOLDS -> "holds";
            case FAILS -> "FAILS";
            case NOT_RUN -> "not run";
        };
        Stream<String> rule = Stream.of("  %-7s  %-3s  %s".formatted(word, verdict.rule(), verdict.text()));
        return verdict.reason().isEmpty()
                ? rule
                : Stream.concat(rule, Stream.of("  %-7s       -> %s".formatted("", verdict.reason())));
    }

    private static String sum(List<Verdict> verdicts) {
        return "%n%d rules hold, %d fail, %d were not run"
                .formatted(
                        count(verdicts, Outcome.HOLDS),
                        count(verdicts, Outcome.FAILS),
                        count(verdicts, Outcome.NOT_RUN));
    }

    private static long count(List<Verdict> verdicts, Outcome outcome) {
        return verdicts.stream().filter(v -> v.outcome() == outcome).count();
    }
}
