package lamina.core.plugin;

import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import lamina.api.Reason;
import lamina.core.plugin.PluginInfo.Failure;

/**
 * One entry of {@code plugins/} on its way to a module layer: inspected first, then, unless something speaks against it, loaded.
 *
 * @param name of the folder or of the jar
 * @param place the folder or the jar
 * @param paths its jars, as far as they were read
 * @param content what it holds; empty if it cannot be used
 * @param refused what listings say of it then
 */
record Realm(String name, Path place, List<Path> paths, Optional<RealmContent> content, Optional<PluginInfo> refused) {
    /** The compatibility promise: a plugin uses those of Lamina, whatever lies in its folder, or its products would fit nowhere. */
    static final Set<String> PROMISED = Set.of("lamina.api", "lamina.ops");

    static boolean isJar(Path file) {
        return file.getFileName().toString().endsWith(".jar") && Files.isRegularFile(file);
    }

    /** Whether a package is one of the promise's. */
    static boolean promises(String name) {
        return PROMISED.stream().anyMatch(module -> name.equals(module) || name.startsWith(module + "."));
    }

    /** Looks through a folder with jars, or a jar. */
    static Realm inspect(Path place) {
        return inspect(place, Inspection::content);
    }

    /** The same, for another runtime than this one, with other modules of the JDK; never to be loaded here. */
    static Realm candidate(Path place) {
        return inspect(place, Inspection::anywhere);
    }

    /** How far an entry is looked through. */
    private interface Look {
        RealmContent content(Inspection inspection) throws IOException;
    }

    private static Realm inspect(Path place, Look look) {
        String name = place.getFileName().toString().replaceFirst("\\.jar$", "");
        Inspection inspection = new Inspection(place, host());
        Realm nothing = new Realm(name, place, List.of(), Optional.empty(), Optional.empty());
        try {
            RealmContent content = look.content(inspection);
            return new Realm(name, place, content.paths(), Optional.of(content), Optional.empty());
        } catch (RealmFailure e) {
            return nothing.with(inspection, e);
        } catch (IOException | RuntimeException e) { // a damaged jar may surprise the library that reads it
            return nothing.with(
                    inspection,
                    new RealmFailure(
                            "cannot be read: " + Reason.of(e), "check that you may read the folder and its files"));
        }
    }

    private Realm with(Inspection inspection, RealmFailure failure) {
        PluginInfo info = new PluginInfo(
                new Origin("", "", place.toString(), name).withModule(failure.module()),
                PluginDescriptor.unread(failure.module().isEmpty() ? name : failure.module()),
                inspection.paths(),
                List.of(),
                inspection.remarks(),
                Optional.of(failure.failure()));
        return new Realm(name, place, inspection.paths(), Optional.empty(), Optional.of(info));
    }

    /** What it is called among all plugins; empty if that is not known. */
    Optional<String> id() {
        return content.map(c -> c.descriptor().id());
    }

    /** The same, which cannot be used for a reason that lies beside it. */
    Realm refuse(Failure failure) {
        return new Realm(
                name, place, paths, Optional.empty(), content.map(c -> info(c, List.of(), Optional.of(failure))));
    }

    /** Loads it, or says why not. */
    PluginInfo load() {
        return content.map(this::load).or(this::refused).orElseThrow();
    }

    private PluginInfo load(RealmContent content) {
        try {
            ModuleLayer layer = define(content);
            Scan scan = new Scan(name, type -> type.getModule().getLayer() == layer)
                    .run(service -> ServiceLoader.load(layer, service));
            Optional<Failure> failure = scan.failed().stream().findFirst().flatMap(PluginInfo::failure);
            return info(content, failure.isPresent() ? List.of() : scan.found(), failure);
        } catch (RealmFailure e) {
            return info(content, List.of(), Optional.of(e.failure()));
        }
    }

    private PluginInfo info(RealmContent content, List<Installed<?>> provides, Optional<Failure> failure) {
        ModuleDescriptor module = content.main().descriptor();
        Origin origin = new Origin(module.name(), content.descriptor().version(), place.toString(), name);
        return new PluginInfo(origin, content.descriptor(), paths, provides, content.remarks(), failure);
    }

    private static ModuleLayer define(RealmContent content) {
        ModuleLayer parent = parent(content);
        RealmFinder finder =
                RealmFinder.of(content.jars(), parent, Realm.class.getModule().isNamed());
        Configuration configuration = refused(() -> parent.configuration()
                .resolveAndBind(finder, ModuleFinder.of(), finder.modules().keySet()));
        ModuleLayer.Controller controller = refused(() ->
                ModuleLayer.defineModulesWithOneLoader(configuration, List.of(parent), Realm.class.getClassLoader()));
        allowNativeAccess(controller);
        openFolder(controller, finder);
        return controller.layer();
    }

    /** Plain jars see all that lies beside them; said as {@code requires} it would be a circle. */
    private static void openFolder(ModuleLayer.Controller controller, RealmFinder finder) {
        Set<Module> modules = controller.layer().modules();
        modules.stream()
                .filter(module -> finder.modules().get(module.getName()) instanceof PlainModule)
                .forEach(plain -> modules.forEach(other -> controller.addReads(plain, other)));
    }

    /** What the module system makes, or what it has against it: a module that is missing, a circle. */
    private static <T> T refused(Supplier<T> made) {
        try {
            return made.get();
        } catch (RuntimeException | LinkageError e) { // ResolutionException, LayerInstantiationException and the like
            throw RealmFailure.unresolved(e);
        }
    }

    /** Above every realm: Lamina's own layer; where Lamina runs on the class path, that of the JDK. */
    private static ModuleLayer host() {
        Module own = Realm.class.getModule();
        return own.isNamed() ? own.getLayer() : ModuleLayer.boot();
    }

    private static ModuleLayer parent(RealmContent content) {
        if (!Realm.class.getModule().isNamed()) {
            content.modules().stream().filter(m -> !m.isAutomatic()).findFirst().ifPresent(module -> {
                throw new RealmFailure(
                        module.name(),
                        "is a named module, which cannot see Lamina while Lamina runs on the class path",
                        "put its jars on the class path too, or run Lamina from the module path");
            });
        }
        return host();
    }

    /** As far as the launcher gave native access to Lamina itself ({@code --enable-native-access=lamina.core}). */
    @SuppressWarnings("restricted")
    private static void allowNativeAccess(ModuleLayer.Controller controller) {
        if (Realm.class.getModule().isNativeAccessEnabled()) {
            controller.layer().modules().forEach(controller::enableNativeAccess);
        }
    }
}
