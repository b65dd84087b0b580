package lamina.core.plugin;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The plugins that are part of the installation: modules of the boot layer, or jars on the class path. */
final class Installation {

    /** Of every module of Lamina's own; their jars lie under the LICENSE file of the installation. */
    private static final String LICENCE = "Apache-2.0";

    private Installation() {}

    static List<PluginInfo> plugins() {
        ClassLoader loader = Installation.class.getClassLoader();
        Scan scan = new Scan("", type -> true).run(service -> ServiceLoader.load(service, loader));
        Map<Origin, List<Installed<?>>> byOrigin = scan.found().stream() // modules come in no order
                .collect(Collectors.groupingBy(
                        Installed::origin,
                        () -> new TreeMap<>(Comparator.comparing(Origin::module).thenComparing(Origin::location)),
                        Collectors.toList()));
        Stream<PluginInfo> working = byOrigin.entrySet().stream().map(e -> plugin(e.getKey(), e.getValue()));
        return Stream.concat(working, scan.failed().stream()).toList();
    }

    static PluginInfo plugin(Origin origin, List<Installed<?>> provides) {
        PluginDescriptor told = Optional.ofNullable(
                        provides.getFirst().provider().getClass().getModule().getDescriptor())
                .map(PluginDescriptor::of)
                .map(descriptor -> origin.module().startsWith("lamina.") ? descriptor.under(LICENCE) : descriptor)
                .orElseGet(() -> PluginDescriptor.unread(origin.module()));
        return new PluginInfo(origin, told, List.of(), provides, List.of(), Optional.empty());
    }
}
