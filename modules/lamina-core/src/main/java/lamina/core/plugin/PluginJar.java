package lamina.core.plugin;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar of a plugin, looked at before any of its classes is loaded. */
record PluginJar(ModuleReference reference) {
    /** The class file version of Java 25 is 69, and so on by one. */
    private static final int VERSION_BEFORE_JAVA_1 = 44;

    /** Reads its descriptor and checks the Java version of what will surely be loaded. */
    static PluginJar read(Path jar) {
        try (JarFile file = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            checkVersion(jar, file, "module-info.class");
            ModuleReference reference = reference(jar);
            for (ModuleDescriptor.Provides provides : reference.descriptor().provides()) {
                for (String provider : provides.providers()) {
                    checkProvider(jar, file, provider);
                }
            }
            return new PluginJar(reference);
        } catch (IOException e) {
            throw new RealmFailure(
                    "%s is not a readable jar: %s"
                            .formatted(
                                    jar.getFileName(), Objects.requireNonNullElse(e.getMessage(), "it ends too early")),
                    "copy it again");
        }
    }

    private static ModuleReference reference(Path jar) {
        try {
            Set<ModuleReference> modules = ModuleFinder.of(jar).findAll();
            return modules.iterator().next();
        } catch (FindException e) {
            String reason = Stream.iterate((Throwable) e, t -> t != null, Throwable::getCause)
                    .map(Throwable::getMessage)
                    .reduce((first, second) -> second)
                    .orElse("");
            throw new RealmFailure(
                    "%s is no module: %s".formatted(jar.getFileName(), reason), "copy it again, or ask its author");
        }
    }

    private static void checkProvider(Path jar, JarFile file, String provider) throws IOException {
        if (file.getJarEntry(classFile(provider)) == null) {
            throw new RealmFailure(
                    "%s promises the provider %s and lacks it".formatted(jar.getFileName(), provider),
                    "its author has to mend the jar");
        }
        checkVersion(jar, file, classFile(provider));
    }

    private static String classFile(String name) {
        return name.replace('.', '/') + ".class";
    }

    private static void checkVersion(Path jar, JarFile file, String name) throws IOException {
        ZipEntry entry = file.getJarEntry(name);
        if (entry == null) {
            return;
        }
        try (DataInputStream in = new DataInputStream(file.getInputStream(entry))) {
            in.skipNBytes(6); // magic, minor version
            int java = in.readUnsignedShort() - VERSION_BEFORE_JAVA_1;
            if (java > Runtime.version().feature()) {
                throw new RealmFailure(
                        "%s was compiled for Java %d, this is Java %d"
                                .formatted(
                                        jar.getFileName(),
                                        java,
                                        Runtime.version().feature()),
                        "run Lamina on Java " + java + " or later, or use an older release of the plugin");
            }
        }
    }
}
