package lamina.core.plugin;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks through one entry of {@code plugins/} without loading a class: each rule ends it with a {@link RealmFailure}. */
final class Inspection {
    private final Path place;
    private final ModuleLayer host;
    private final List<String> remarks = new ArrayList<>();
    private final List<PluginJar> jars = new ArrayList<>();

    /**
     * Of a folder with jars, or of one jar.
     *
     * @param host what the plugin will see above it
     */
    Inspection(Path place, ModuleLayer host) {
        this.place = place;
        this.host = host;
    }

    /** What was found so far, also if a rule has ended it. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    List<Path> paths() {
        return jars.stream().map(PluginJar::path).toList();
    }

    /** What a running Lamina can load. */
    RealmContent content() throws IOException {
        RealmContent content = anywhere();
        requireJdk(content);
        return content;
    }

    /** What some Lamina can load: which modules of the JDK are there is not asked. */
    RealmContent anywhere() throws IOException {
        for (Path jar : files()) {
            add(PluginJar.read(jar));
        }
        dropPromised();
        PluginJar main = main();
        PluginDescriptor descriptor = descriptor(main);
        requireApi(main, descriptor);
        requireOwnPackages();
        remarkPlain();
        return new RealmContent(descriptor, main, jars, remarks);
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(place)) {
            return List.of(place);
        }
        try (Stream<Path> files = Files.list(place)) {
            List<Path> found = files.filter(Realm::isJar).sorted().toList();
            if (found.isEmpty()) {
                throw new RealmFailure(
                        "holds no jar", "put the plugin's jar and its libraries into it, or remove the folder");
            }
            return found;
        }
    }

    /** Refuses a second version of a module: of two, the module system would silently take the first. */
    private void add(PluginJar jar) {
        String added = jar.descriptor().name();
        jars.stream()
                .filter(j -> j.descriptor().name().equals(added))
                .findFirst()
                .ifPresent(first -> {
                    throw new RealmFailure(
                            added,
                            "%s and %s hold the same module".formatted(first.file(), jar.file()),
                            "keep only the newer one");
                });
        jars.add(jar);
    }

    private void dropPromised() {
        jars.removeIf(jar -> {
            boolean promised = Realm.PROMISED.contains(jar.descriptor().name());
            if (promised) {
                remarks.add("carries %s, which is not used: Lamina has its own"
                        .formatted(jar.descriptor().toNameAndVersion()));
            }
            return promised;
        });
    }

    /** The jar that makes the folder a plugin: the one that describes it, else the first that provides something of {@code lamina.api}. */
    private PluginJar main() {
        List<PluginJar> providing =
                jars.stream().filter(PluginJar::providesPlugins).toList();
        if (providing.isEmpty()) {
            String names = jars.stream().map(jar -> jar.descriptor().name()).collect(Collectors.joining(", "));
            throw new RealmFailure(
                    "no module in it provides a service of lamina.api; found " + (names.isEmpty() ? "none" : names),
                    "a plugin says \"provides … with …\" in its module-info (or META-INF/services)");
        }
        List<PluginJar> described =
                jars.stream().filter(jar -> jar.description().isPresent()).toList();
        if (described.size() > 1) {
            throw new RealmFailure(
                    "%s and %s are two plugins: both have a %s"
                            .formatted(described.get(0).file(), described.get(1).file(), PluginDescriptor.FILE),
                    "give each a folder of its own");
        }
        return described.stream().findFirst().orElse(providing.getFirst());
    }

    private PluginDescriptor descriptor(PluginJar main) {
        Properties file = main.description().orElseGet(Properties::new);
        for (String key : new TreeSet<>(file.stringPropertyNames())) {
            if (!PluginDescriptor.KEYS.contains(key)) {
                remarks.add("\"%s\" in its %s says nothing to Lamina; it knows %s%s"
                        .formatted(
                                key,
                                PluginDescriptor.FILE,
                                String.join(", ", PluginDescriptor.KEYS),
                                Nearest.hint(key, PluginDescriptor.KEYS)));
            }
        }
        return PluginDescriptor.of(main.descriptor(), file);
    }

    private void requireApi(PluginJar main, PluginDescriptor descriptor) {
        boolean sees = main.descriptor().requires().stream().anyMatch(r -> Realm.PROMISED.contains(r.name()));
        if (!main.plain() && !sees) {
            throw new RealmFailure(
                    main.descriptor().name(),
                    "does not require lamina.api",
                    "its author has to add it to the module-info");
        }
        Optional<ApiVersion> here = ApiVersion.current();
        descriptor
                .api()
                .filter(range -> here.isPresent() && !range.contains(here.get()))
                .ifPresent(range -> {
                    throw new RealmFailure(
                            main.descriptor().name(),
                            "was built for the Lamina API %s, this is %s".formatted(range, here.get()),
                            range.tooOld(here.get())
                                    ? "update Lamina, or use an older release of the plugin"
                                    : "use a newer release of the plugin, or an older Lamina");
                });
    }

    private void requireJdk(RealmContent content) {
        Set<String> missing = Stream.concat(
                        content.descriptor().jdk().stream(),
                        jars.stream().map(PluginJar::descriptor).flatMap(m -> PluginDescriptor.of(m).jdk().stream()))
                .filter(name -> host.configuration().findModule(name).isEmpty()
                        && ModuleLayer.boot().findModule(name).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (missing.isEmpty()) {
            return;
        }
        String names = String.join(", ", missing);
        boolean here = missing.stream()
                .allMatch(name -> ModuleFinder.ofSystem().find(name).isPresent());
        throw new RealmFailure(
                content.main().descriptor().name(),
                here
                        ? "needs %s of the JDK, which Lamina was started without".formatted(names)
                        : "needs %s of the JDK, which is not in this Java runtime (%s)"
                                .formatted(names, System.getProperty("java.home")),
                here
                        ? "set LAMINA_OPTS=\"--add-modules %s\"".formatted(String.join(",", missing))
                        : "link a runtime that has it (lamina runtime link --with PLUGIN), or use a release of the plugin that does without");
    }

    /** One loader has the classes of all jars, so each package must be of one jar; and nobody may bring packages of the promise. */
    private void requireOwnPackages() {
        Map<String, PluginJar> owners = new HashMap<>();
        for (PluginJar jar : jars) {
            for (String name : new TreeSet<>(jar.descriptor().packages())) {
                if (Realm.promises(name)) {
                    throw new RealmFailure(
                            jar.descriptor().name(),
                            "%s brings classes of the package %s, which is Lamina's own".formatted(jar.file(), name),
                            "its author has to leave lamina-api and lamina-ops out of the jar (scope \"provided\")");
                }
                PluginJar other = owners.putIfAbsent(name, jar);
                if (other != null) {
                    throw new RealmFailure(
                            jar.descriptor().name(),
                            "%s and %s both have the package %s".formatted(other.file(), jar.file(), name),
                            "keep one of the two in the folder; two plugins have a folder each");
                }
            }
        }
    }

    private void remarkPlain() {
        jars.stream()
                .filter(PluginJar::plain)
                .map(jar -> "%s is an automatic module (no module-info): what it needs is only known when it runs"
                        .formatted(jar.descriptor().name()))
                .forEach(remarks::add);
    }
}
