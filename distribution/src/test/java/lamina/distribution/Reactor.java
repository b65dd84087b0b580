package lamina.distribution;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The modules of this build as they were just compiled, by name.
 *
 * @param nameless folders of projects that are no modules
 */
record Reactor(Map<String, ModuleDescriptor> modules, Map<String, ModuleDescriptor> plugins, Set<String> nameless) {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** Built where TornadoVM is, under a profile. */
    private static final String TORNADO = "tornado";

    /** A build of its own, as strangers have: {@link ThirdParty}. */
    private static final String EXAMPLES = "examples";

    static Reactor read() {
        Set<String> nameless = new TreeSet<>();
        return new Reactor(
                below(ROOT.resolve("modules"), nameless), below(ROOT.resolve("plugins"), nameless), nameless);
    }

    /** The compiled classes of one of {@link #modules}. */
    static Path classes(String module) {
        return ROOT.resolve("modules", module.replace('.', '-'), "target", "classes");
    }

    /** The folders of compiled classes of all modules and plugins. */
    static List<Path> classFolders() {
        return Stream.of("modules", "plugins")
                .flatMap(folder -> projects(ROOT.resolve(folder)).stream())
                .map(project -> project.resolve("target/classes"))
                .filter(classes -> Files.exists(classes.resolve("module-info.class")))
                .toList();
    }

    /** The modules that this build leaves out. */
    static Set<String> absent() {
        return isBuilt(Path.of(TORNADO)) ? Set.of() : Set.of("lamina." + TORNADO);
    }

    private static boolean isBuilt(Path project) {
        return !project.endsWith(EXAMPLES) && (!project.endsWith(TORNADO) || System.getenv("TORNADOVM_HOME") != null);
    }

    Map<String, ModuleDescriptor> all() {
        Map<String, ModuleDescriptor> all = new TreeMap<>(modules);
        all.putAll(plugins);
        return all;
    }

    private static Map<String, ModuleDescriptor> below(Path folder, Set<String> nameless) {
        Map<String, ModuleDescriptor> descriptors = new TreeMap<>();
        for (Path project : projects(folder)) {
            if (Files.exists(project.resolve("src/main/java/module-info.java"))) {
                ModuleDescriptor descriptor = descriptor(project.resolve("target/classes/module-info.class"));
                descriptors.put(descriptor.name(), descriptor);
            } else {
                nameless.add(project.getFileName().toString());
            }
        }
        return descriptors;
    }

    private static List<Path> projects(Path folder) {
        try (Stream<Path> projects = Files.list(folder)) {
            return projects.filter(project -> Files.exists(project.resolve("pom.xml")))
                    .filter(Reactor::isBuilt)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModuleDescriptor descriptor(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return ModuleDescriptor.read(in);
        } catch (IOException e) {
            throw new UncheckedIOException("every module below modules/ and plugins/ is read: compile it first", e);
        }
    }
}
