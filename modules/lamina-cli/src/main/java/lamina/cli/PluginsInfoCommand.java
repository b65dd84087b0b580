package lamina.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import lamina.api.Doc;
import lamina.api.PluginException;
import lamina.config.Setting;
import lamina.core.plugin.Installed;
import lamina.core.plugin.Nearest;
import lamina.core.plugin.Origin;
import lamina.core.plugin.PluginDescriptor;
import lamina.core.plugin.PluginInfo;
import lamina.core.plugin.Registry;
import lamina.core.plugin.Stamp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells all about one plugin. */
@Command(
        name = "info",
        description = "Tells all about a plugin: its types with their settings, where it comes from, what it needs.")
final class PluginsInfoCommand implements Callable<Integer> {
    private final Lamina lamina;

    @Parameters(
            paramLabel = "ID",
            description = "a plugin as the list names it, its folder, or a type that it provides")
    private String id;

    PluginsInfoCommand(Lamina lamina) {
        this.lamina = lamina;
    }

    @Override
    public Integer call() {
        List<PluginInfo> plugins = named(id, lamina.everyPlugin());
        for (PluginInfo plugin : plugins) {
            lines(plugin).forEach(lamina.output()::result);
        }
        boolean usable = plugins.stream().allMatch(plugin -> plugin.failure().isEmpty());
        return (usable ? ExitCode.OK : ExitCode.PLUGIN).number();
    }

    private static List<PluginInfo> named(String id, Registry registry) {
        List<PluginInfo> found = registry.plugins().stream()
                .filter(plugin -> names(plugin).contains(id))
                .toList();
        if (found.isEmpty()) {
            List<String> known = registry.plugins().stream()
                    .flatMap(plugin -> names(plugin).stream())
                    .toList();
            throw new PluginException("no plugin is called \"%s\"; \"lamina plugins\" lists them%s"
                    .formatted(id, Nearest.hint(id, known)));
        }
        return found;
    }

    private static List<String> names(PluginInfo plugin) {
        Stream<String> types = plugin.provides().stream().map(Installed::type);
        Origin origin = plugin.origin();
        return Stream.concat(Stream.of(plugin.descriptor().id(), origin.module(), origin.realm()), types)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static List<String> lines(PluginInfo plugin) {
        PluginDescriptor descriptor = plugin.descriptor();
        List<String> lines = new ArrayList<>();
        lines.add(descriptor.id() + (descriptor.version().isEmpty() ? "" : " " + descriptor.version()));
        plugin.failure().ifPresent(failure -> {
            lines.add(row("unusable", failure.reason()));
            lines.add(row("", "-> " + failure.cure()));
        });
        lines.add(row(
                "module",
                plugin.origin().module().isEmpty() ? "none" : plugin.origin().module()));
        lines.add(row("found in", PluginsListCommand.place(plugin.origin())));
        plugin.jars().forEach(jar -> lines.add(row("jar", jar(jar))));
        lines.add(row("licence", descriptor.licence().isEmpty() ? "not told" : descriptor.licence()));
        lines.add(row("API", descriptor.api().map(Object::toString).orElse("not told")));
        lines.add(row("JDK modules", descriptor.jdk().isEmpty() ? "java.base" : String.join(", ", descriptor.jdk())));
        plugin.remarks().forEach(remark -> lines.add(row("remark", remark)));
        plugin.provides().forEach(installed -> provided(installed, lines));
        return lines;
    }

    private static String row(String name, String value) {
        return "  %-11s  %s".formatted(name, value);
    }

    private static String jar(Path jar) {
        return "%s, sha256 %s".formatted(jar.getFileName(), Stamp.sha256(jar));
    }

    private static void provided(Installed<?> installed, List<String> lines) {
        Class<?> settings = installed.provider().settings();
        String doc = Optional.ofNullable(settings.getAnnotation(Doc.class))
                .map(d -> ": " + d.value())
                .orElse("");
        lines.add("");
        lines.add(installed + doc);
        if (installed.experimental()) {
            lines.add("  experimental: its kind may change with any version of Lamina");
        }
        List<Setting> all = Setting.of(settings);
        if (all.isEmpty()) {
            lines.add("  no settings");
            return;
        }
        Table table =
                new Table(Table.words("setting"), Table.words("default"), Table.words("takes"), Table.words("meaning"));
        all.forEach(setting -> table.row(setting.key(), preset(setting), setting.takes(), setting.doc()));
        table.lines().forEach(line -> lines.add("  " + line));
    }

    private static String preset(Setting setting) {
        return setting.preset()
                .map(preset -> preset.isEmpty() ? "\"\"" : preset)
                .orElse(setting.optional() ? "none" : "(required)");
    }
}
