package lamina.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import lamina.api.backend.OverrideSet;
import lamina.core.plugin.Installed;
import lamina.core.plugin.Origin;
import lamina.core.plugin.PluginDescriptor;
import lamina.core.plugin.PluginInfo;
import lamina.core.plugin.Registry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what is installed. */
@Command(
        name = "list",
        description = "Lists every plugin: where it was found, what it provides, or why it cannot be used.")
final class PluginsListCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Option(names = "--json", description = "as one line of JSON, for programs")
    private boolean json;

    PluginsListCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        Registry registry = lamina.everyPlugin();
        if (json) {
            lamina.output().result(new PluginsJson(registry).line());
        } else {
            list(registry, lamina.output());
        }
        return exit(registry, lamina);
    }

    static int exit(Registry registry, Lamina lamina) {
        boolean refused = lamina.strictPlugins() && !registry.problems().isEmpty();
        return (refused ? ExitCode.PLUGIN : ExitCode.OK).number();
    }

    static void list(Registry registry, Output output) {
        Toolbox toolbox = Toolbox.of(registry);
        table(toolbox.registry()).lines().forEach(output::result);
        overrides(toolbox).forEach(output::result);
        toolbox.missingDecoders().forEach(line -> {
            output.result("");
            output.result(line);
        });
        remarks(toolbox.registry()).forEach(output::result);
    }

    private static Table table(Registry registry) {
        Table table = new Table(
                Table.words("plugin"), Table.words("version"), Table.words("found in"), Table.words("provides"));
        registry.plugins().stream()
                .filter(plugin -> plugin.failure().isEmpty())
                .sorted(Comparator.comparing(
                                (PluginInfo plugin) -> plugin.origin().realm())
                        .thenComparing(plugin -> plugin.descriptor().id()))
                .forEach(plugin -> rows(plugin, table));
        return table;
    }

    private static void rows(PluginInfo plugin, Table table) {
        PluginDescriptor descriptor = plugin.descriptor();
        String name = descriptor.id().isEmpty() ? "(no module)" : descriptor.id();
        List<String> provides = provides(plugin);
        table.row(name, descriptor.version(), place(plugin.origin()), provides.getFirst());
        provides.stream().skip(1).forEach(more -> table.row("", "", "", more));
    }

    /** One line for each kind: {@code layer: max-pool, average-pool}. */
    private static List<String> provides(PluginInfo plugin) {
        Map<String, String> byKind = plugin.provides().stream()
                .collect(groupingBy(i -> i.kind().name(), LinkedHashMap::new, mapping(Installed::type, joining(", "))));
        return byKind.isEmpty()
                ? List.of("nothing")
                : byKind.entrySet().stream()
                        .map(e -> e.getKey() + ": " + e.getValue())
                        .toList();
    }

    static String place(Origin origin) {
        if (!origin.realm().isEmpty()) {
            return origin.location();
        }
        if (origin.location().startsWith("jrt:")) {
            return "the image";
        }
        return origin.module().isEmpty() ? "the class path" : "the module path";
    }

    /** What makes backends faster here, and which operations. */
    private static List<String> overrides(Toolbox toolbox) {
        List<String> lines = new ArrayList<>();
        for (OverrideSet set : toolbox.overrides()) {
            lines.add("");
            lines.add(set.unavailable()
                    .map(reason -> "The override set " + set.name() + " is not available here: " + reason)
                    .orElseGet(() -> "The override set " + set.name() + " makes faster: " + operations(set)));
        }
        return lines;
    }

    private static String operations(OverrideSet set) {
        return set.overrides().stream()
                .map(override -> override.op().getSimpleName())
                .distinct()
                .collect(joining(", "));
    }

    private static List<String> remarks(Registry registry) {
        List<String> lines = new ArrayList<>();
        registry.plugins()
                .forEach(plugin -> plugin.remarks().forEach(remark -> lines.add(plugin.origin() + ": " + remark)));
        if (!registry.problems().isEmpty()) {
            lines.add("");
            lines.add("Cannot be used:");
            registry.problems().forEach(problem -> lines.add("  " + problem));
            lines.add("\"lamina plugins doctor\" says more");
        }
        return lines;
    }
}
