package lamina.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The module that a class belongs to by its jar or folder, whether the test runs on the module path or, as plugins' tests do, on the
 * class path.
 *
 * @param descriptor its descriptor; empty where there is none, and then every package is exported
 * @param folder where its classes lie; empty for a jar, and for a module
 */
record Home(Optional<ModuleDescriptor> descriptor, Optional<Path> folder) {

    static Home of(Class<?> type) {
        if (type.getModule().isNamed()) {
            return new Home(Optional.of(type.getModule().getDescriptor()), Optional.empty());
        }
        try {
            Path place = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            return new Home(
                    ModuleFinder.of(place).findAll().stream().findFirst().map(ModuleReference::descriptor),
                    Optional.of(place).filter(Files::isDirectory));
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

    /** The classes that the module provides for a service, or that a file names which will do so in a jar without a descriptor. */
    List<String> provides(Class<?> service) {
        return descriptor
                .map(module -> module.provides().stream()
                        .filter(p -> p.service().equals(service.getName()))
                        .flatMap(p -> p.providers().stream())
                        .toList())
                .orElseGet(() -> named(service));
    }

    private List<String> named(Class<?> service) {
        Optional<Path> file = folder.map(f -> f.resolve("META-INF/services").resolve(service.getName()))
                .filter(Files::isRegularFile);
        try {
            return file.isEmpty()
                    ? List.of()
                    : Files.readAllLines(file.get()).stream()
                            .map(line -> line.replaceFirst("#.*", "").strip())
                            .filter(line -> !line.isEmpty())
                            .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
