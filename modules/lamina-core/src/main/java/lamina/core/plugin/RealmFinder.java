package lamina.core.plugin;

import static java.util.stream.Collectors.toMap;

import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the modules of a realm.
 *
 * @param modules by name
 */
record RealmFinder(Map<String, ModuleReference> modules) implements ModuleFinder {

    /**
     * For the jars of a realm.
     *
     * @param named whether Lamina is a module itself; if not, only automatic modules can see it
     */
    static RealmFinder of(List<PluginJar> jars, ModuleLayer host, boolean named) {
        return new RealmFinder(jars.stream()
                .map(jar -> jar.plain() && named ? PlainModule.of(jar.reference(), host) : jar.reference())
                .collect(toMap(module -> module.descriptor().name(), module -> module)));
    }

    @Override
    public Optional<ModuleReference> find(String name) {
        return Optional.ofNullable(modules.get(name));
    }

    @Override
    public Set<ModuleReference> findAll() {
        return Set.copyOf(modules.values());
    }
}
