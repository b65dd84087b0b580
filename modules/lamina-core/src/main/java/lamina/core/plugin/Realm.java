package lamina.core.plugin;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.core.plugin.PluginInfo.Failure;

/** One entry of {@code plugins/} on its way to a module layer. */
final class Realm {
    /** The compatibility promise: a plugin uses those of Lamina, whatever lies in its folder, or its products would fit nowhere. */
    private static final Set<String> PROMISED = Set.of("lamina.api", "lamina.ops");

    private final Path place;
    private final String name;
    private final List<String> remarks = new ArrayList<>();

    /** The realm of a folder with jars, or of one jar. */
    Realm(Path place) {
        this.place = place;
        this.name = place.getFileName().toString().replaceFirst("\\.jar$", "");
    }

    static boolean isJar(Path file) {
        return file.getFileName().toString().endsWith(".jar") && Files.isRegularFile(file);
    }

    /** Loads it, or says why not. */
    PluginInfo load() {
        Origin origin = new Origin("", "", place.toString(), name);
        try {
            List<ModuleReference> modules = new ArrayList<>();
            for (Path jar : jars()) {
                add(PluginJar.read(jar).reference(), modules);
            }
            dropPromised(modules);
            origin = origin(mainModule(modules));
            return info(origin, define(modules));
        } catch (RealmFailure e) {
            return PluginInfo.failed(
                    e.module().isEmpty() ? origin : origin.withModule(e.module()), remarks, e.failure());
        } catch (IOException | RuntimeException e) { // a damaged jar may surprise the library that reads it
            return PluginInfo.failed(
                    origin,
                    remarks,
                    new Failure("cannot be read: " + e, "check that you may read the folder and its files"));
        }
    }

    private List<Path> jars() throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            List<Path> jars = files.filter(Realm::isJar).sorted().toList();
            if (jars.isEmpty()) {
                throw new RealmFailure(
                        "holds no jar", "put the plugin's jar and its libraries into it, or remove the folder");
            }
            return jars;
        }
    }

    /** Refuses a second version of a module: of two, the module system would silently take the first. */
    private static void add(ModuleReference module, List<ModuleReference> modules) {
        String added = module.descriptor().name();
        modules.stream()
                .filter(m -> m.descriptor().name().equals(added))
                .findFirst()
                .ifPresent(first -> {
                    throw new RealmFailure(
                            added,
                            "%s and %s hold the same module".formatted(file(first), file(module)),
                            "keep only the newer one");
                });
        modules.add(module);
    }

    private static Path file(ModuleReference module) {
        return Path.of(module.location().orElseThrow()).getFileName();
    }

    private void dropPromised(List<ModuleReference> modules) {
        modules.removeIf(module -> {
            boolean promised = PROMISED.contains(module.descriptor().name());
            if (promised) {
                remarks.add("carries %s, which is not used: Lamina has its own"
                        .formatted(module.descriptor().toNameAndVersion()));
            }
            return promised;
        });
    }

    /** The module that makes the folder a plugin: the one that provides something of {@code lamina.api}. */
    private ModuleReference mainModule(List<ModuleReference> modules) {
        modules.stream()
                .map(ModuleReference::descriptor)
                .filter(ModuleDescriptor::isAutomatic)
                .forEach(module -> remarks.add(
                        "%s is an automatic module (no module-info): what it needs is only known when it runs"
                                .formatted(module.name())));
        List<ModuleReference> providing = modules.stream()
                .filter(module -> module.descriptor().provides().stream()
                        .anyMatch(provides -> provides.service().startsWith("lamina.api.")))
                .toList();
        if (providing.isEmpty()) {
            String names = modules.stream().map(m -> m.descriptor().name()).collect(Collectors.joining(", "));
            throw new RealmFailure(
                    "no module in it provides a service of lamina.api; found " + (names.isEmpty() ? "none" : names),
                    "a plugin says \"provides … with …\" in its module-info (or META-INF/services)");
        }
        providing.forEach(Realm::requireApi);
        return providing.getFirst();
    }

    private static void requireApi(ModuleReference module) {
        ModuleDescriptor descriptor = module.descriptor();
        if (descriptor.isAutomatic()) {
            return;
        }
        Optional<ModuleDescriptor.Requires> api = descriptor.requires().stream()
                .filter(requires -> PROMISED.contains(requires.name()))
                .findFirst();
        ModuleDescriptor.Requires required = api.orElseThrow(() -> new RealmFailure(
                descriptor.name(), "does not require lamina.api", "its author has to add it to the module-info"));
        Optional<ModuleDescriptor.Version> here = apiVersion();
        required.compiledVersion()
                .filter(built -> here.isPresent() && built.compareTo(here.get()) > 0)
                .ifPresent(built -> {
                    throw new RealmFailure(
                            descriptor.name(),
                            "was built for %s %s, this is %s".formatted(required.name(), built, here.get()),
                            "update Lamina, or use an older release of the plugin");
                });
    }

    private static Optional<ModuleDescriptor.Version> apiVersion() {
        return Optional.ofNullable(lamina.api.Provider.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::version);
    }

    private Origin origin(ModuleReference module) {
        return new Origin(
                module.descriptor().name(), module.descriptor().rawVersion().orElse(""), place.toString(), name);
    }

    private ModuleLayer define(List<ModuleReference> modules) {
        ModuleLayer parent = parent(modules);
        ModuleFinder finder = ModuleFinder.of(
                modules.stream().map(m -> Path.of(m.location().orElseThrow())).toArray(Path[]::new));
        Set<String> roots = modules.stream().map(m -> m.descriptor().name()).collect(Collectors.toSet());
        try {
            Configuration configuration = parent.configuration().resolveAndBind(finder, ModuleFinder.of(), roots);
            ModuleLayer.Controller controller = ModuleLayer.defineModulesWithOneLoader(
                    configuration, List.of(parent), Realm.class.getClassLoader());
            allowNativeAccess(controller);
            return controller.layer();
        } catch (RuntimeException
                | LinkageError e) { // ResolutionException, LayerInstantiationException: split packages and the like
            throw RealmFailure.unresolved(e);
        }
    }

    private static ModuleLayer parent(List<ModuleReference> modules) {
        Module own = Realm.class.getModule();
        if (own.isNamed()) {
            return own.getLayer();
        }
        modules.stream()
                .map(ModuleReference::descriptor)
                .filter(m -> !m.isAutomatic())
                .findFirst()
                .ifPresent(module -> {
                    throw new RealmFailure(
                            module.name(),
                            "is a named module, which cannot see Lamina while Lamina runs on the class path",
                            "put its jars on the class path too, or run Lamina from the module path");
                });
        return ModuleLayer.boot();
    }

    /** As far as the launcher gave native access to Lamina itself ({@code --enable-native-access=lamina.core}). */
    @SuppressWarnings("restricted")
    private static void allowNativeAccess(ModuleLayer.Controller controller) {
        if (Realm.class.getModule().isNativeAccessEnabled()) {
            controller.layer().modules().forEach(controller::enableNativeAccess);
        }
    }

    private PluginInfo info(Origin origin, ModuleLayer layer) {
        Scan scan = new Scan(name, type -> type.getModule().getLayer() == layer)
                .run(service -> ServiceLoader.load(layer, service));
        Optional<Failure> failure = scan.failed().stream().findFirst().flatMap(PluginInfo::failure);
        return failure.map(f -> PluginInfo.failed(origin, remarks, f))
                .orElseGet(() -> new PluginInfo(origin, scan.found(), remarks, Optional.empty()));
    }
}
