package lamina.core.plugin;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.PluginException;

/**
 * What becomes of plugins in a runtime that is linked anew: their modules become modules of the runtime, or the plugin stays a realm in
 * its {@code plugins/}, because no runtime can hold it. No class of them is loaded.
 *
 * @param parts one for each plugin, in the order in which they were named
 */
public record LinkPlan(List<Part> parts) {

    /** Copies the list. */
    public LinkPlan {
        parts = List.copyOf(parts);
    }

    /**
     * One plugin.
     *
     * @param place its jar, or the folder of its jars
     * @param id its name among all plugins
     * @param jars those that make it up
     * @param modules the names of their modules
     * @param jdk modules of the JDK that it needs, sorted
     * @param realm why it stays a realm; empty if it is linked
     */
    public record Part(
            Path place, String id, List<Path> jars, List<String> modules, List<String> jdk, Optional<String> realm) {

        /** Copies the lists. */
        public Part {
            jars = List.copyOf(jars);
            modules = List.copyOf(modules);
            jdk = List.copyOf(jdk);
        }
    }

    /**
     * Looks plugins through.
     *
     * @param places jars, or folders of jars, one for each plugin
     * @param host the modules that the runtime has anyway
     * @param jdk the names of all modules that the JDK could add
     * @throws PluginException with everything that is wrong with any of them
     */
    public static LinkPlan of(List<Path> places, List<ModuleDescriptor> host, Set<String> jdk) {
        List<Realm> realms =
                new Namesakes(places.stream().distinct().map(Realm::candidate).toList()).refused();
        List<String> problems = new ArrayList<>();
        realms.forEach(realm -> realm.refused().flatMap(PluginInfo::problem).ifPresent(problems::add));
        Set<String> known = host.stream().map(ModuleDescriptor::name).collect(Collectors.toSet());
        known.addAll(jdk);
        realms.stream()
                .flatMap(realm -> modules(realm).stream())
                .map(ModuleDescriptor::name)
                .forEach(known::add);
        realms.forEach(realm -> missing(realm, known).ifPresent(problems::add));
        if (!problems.isEmpty()) {
            throw new PluginException(String.join("\n", problems));
        }
        Owners owners = new Owners(host);
        return new LinkPlan(realms.stream().map(owners::part).toList());
    }

    /** What a plugin is called among all plugins; empty if it cannot be read. */
    public static Optional<String> id(Path place) {
        return Realm.candidate(place).id();
    }

    /** The plugins that become modules. */
    public List<Part> linked() {
        return parts.stream().filter(part -> part.realm().isEmpty()).toList();
    }

    /** The plugins that stay realms. */
    public List<Part> realms() {
        return parts.stream().filter(part -> part.realm().isPresent()).toList();
    }

    private static List<ModuleDescriptor> modules(Realm realm) {
        return realm.content().map(RealmContent::modules).orElse(List.of());
    }

    private static Optional<String> missing(Realm realm, Set<String> known) {
        Stream<String> required = modules(realm).stream()
                .flatMap(module -> module.requires().stream())
                .filter(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
                .map(Requires::name);
        Stream<String> told = realm.content().stream().flatMap(content -> content.descriptor().jdk().stream());
        Set<String> missing = Stream.concat(required, told)
                .filter(name -> !known.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "plugin %s needs %s, which neither it nor this Lamina nor the JDK has; put the jars of its libraries into one folder with it and name the folder"
                                .formatted(realm.place(), String.join(", ", missing)));
    }

    /** Whose a module or a package is: in a runtime each has one owner, unlike in realms. */
    private static final class Owners {
        private final Map<String, ModuleDescriptor> modules = new HashMap<>();
        private final Map<String, String> packages = new HashMap<>();

        Owners(List<ModuleDescriptor> host) {
            host.forEach(this::add);
        }

        Part part(Realm realm) {
            RealmContent content = realm.content().orElseThrow();
            Optional<String> reason = content.modules().stream()
                    .flatMap(module -> conflict(module).stream())
                    .findFirst();
            if (reason.isEmpty()) {
                content.modules().forEach(this::add);
            }
            return new Part(
                    realm.place(),
                    content.descriptor().id(),
                    content.paths(),
                    content.modules().stream().map(ModuleDescriptor::name).toList(),
                    content.descriptor().jdk(),
                    reason);
        }

        private void add(ModuleDescriptor module) {
            modules.put(module.name(), module);
            module.packages().forEach(name -> packages.put(name, module.name()));
        }

        private Optional<String> conflict(ModuleDescriptor module) {
            if (module.isAutomatic()) {
                return Optional.of("%s is an automatic module (no module-info), which no runtime can hold"
                        .formatted(module.name()));
            }
            ModuleDescriptor other = modules.get(module.name());
            if (other != null) {
                return Optional.of("it brings %s, and the runtime has %s"
                        .formatted(module.toNameAndVersion(), other.toNameAndVersion()));
            }
            return module.packages().stream()
                    .filter(packages::containsKey)
                    .sorted()
                    .findFirst()
                    .map(name -> "%s has the package %s, as %s of the runtime has"
                            .formatted(module.name(), name, packages.get(name)));
        }
    }
}
