package lamina.core.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.module.ModuleDescriptor;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
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
        Module module = provides.getFirst().provider().getClass().getModule();
        PluginDescriptor told = Optional.ofNullable(module.getDescriptor())
                .map(descriptor -> origin.module().startsWith("lamina.")
                        ? PluginDescriptor.of(descriptor).under(LICENCE)
                        : told(module, descriptor))
                .orElseGet(() -> PluginDescriptor.unread(origin.module()));
        return new PluginInfo(origin, told, List.of(), provides, List.of(), Optional.empty());
    }

    /** Of a stranger's module that was linked into the runtime, with its file; one that cannot be understood says nothing. */
    private static PluginDescriptor told(Module module, ModuleDescriptor descriptor) {
        try (InputStream in = module.getResourceAsStream(PluginDescriptor.FILE)) {
            Properties file = new Properties();
            if (in != null) {
                file.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return PluginDescriptor.of(descriptor, file);
        } catch (IOException | RealmFailure e) {
            return PluginDescriptor.of(descriptor);
        }
    }
}
