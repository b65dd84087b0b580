package lamina.testkit;

import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The module that a class belongs to by its jar or folder, whether the test runs on the module path or, as plugins' tests do, on the
 * class path.
 *
 * @param descriptor its descriptor; empty where there is none, and then every package is exported
 */
record Home(Optional<ModuleDescriptor> descriptor) {

    static Home of(Class<?> type) {
        if (type.getModule().isNamed()) {
            return new Home(Optional.of(type.getModule().getDescriptor()));
        }
        try {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return new Home(
                    ModuleFinder.of(place).findAll().stream().findFirst().map(ModuleReference::descriptor));
        } catch (URISyntaxException e) {
            throw new AssertionError("where is " + type + "?", e);
        }
    }

    /** Whether the class is public, all around it too, in a package exported to everybody. */
    boolean exports(Class<?> type) {
        for (Class<?> c = type; c != null; c = c.getEnclosingClass()) {
            if (!Modifier.isPublic(c.getModifiers())) {
                return false;
            }
        }
        return descriptor.isEmpty()
                || descriptor.get().exports().stream()
                        .anyMatch(e -> e.source().equals(type.getPackageName()) && !e.isQualified());
    }

    /** The classes that the module provides for a service. */
    List<String> provides(Class<?> service) {
        return descriptor.stream()
                .flatMap(module -> module.provides().stream())
                .filter(p -> p.service().equals(service.getName()))
                .flatMap(p -> p.providers().stream())
                .toList();
    }
}
