package lamina.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The modules of this build as they were just compiled, by name. */
record Reactor(Map<String, ModuleDescriptor> modules, Map<String, ModuleDescriptor> plugins) {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    static Reactor read() {
        return new Reactor(below(ROOT.resolve("modules")), below(ROOT.resolve("plugins")));
    }

    /** The compiled classes of one of {@link #modules}. */
    static Path classes(String module) {
        return ROOT.resolve("modules", module.replace('.', '-'), "target", "classes");
    }

    Map<String, ModuleDescriptor> all() {
        Map<String, ModuleDescriptor> all = new TreeMap<>(modules);
        all.putAll(plugins);
        return all;
    }

    private static Map<String, ModuleDescriptor> below(Path folder) {
        Map<String, ModuleDescriptor> descriptors = new TreeMap<>();
        try (Stream<Path> projects = Files.list(folder)) {
            projects.filter(project -> Files.exists(project.resolve("pom.xml")))
                    .map(project -> descriptor(project.resolve("target/classes/module-info.class")))
                    .forEach(descriptor -> descriptors.put(descriptor.name(), descriptor));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return descriptors;
    }

    private static ModuleDescriptor descriptor(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return ModuleDescriptor.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "every project below modules/ and plugins/ is a module; compile it first", e);
        }
    }
}
