package lamina.core.plugin;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.module.FindException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import lamina.api.Reason;

/**
 * A jar of a plugin, looked at before any of its classes is loaded.
 *
 * @param path where it is
 * @param reference its module
 * @param description its {@value PluginDescriptor#FILE}, if it has one
 */
record PluginJar(Path path, ModuleReference reference, Optional<Properties> description) {
    /** The class file version of Java 25 is 69, and so on by one. */
    private static final int VERSION_BEFORE_JAVA_1 = 44;

    private static final int CLASS_FILE = 0xCAFEBABE;

    /**
     * Reads what it says of itself, and checks the Java version of every class.
     *
     * @throws RealmFailure if it is none, or cannot be used here
     */
    static PluginJar read(Path jar) {
        begins(jar);
        try (JarFile file = new JarFile(jar.toFile(), false, ZipFile.OPEN_READ, Runtime.version())) {
            checkVersions(jar, file);
            ModuleReference reference = reference(jar);
            for (ModuleDescriptor.Provides provides : reference.descriptor().provides()) {
                for (String provider : provides.providers()) {
                    checkProvider(jar, file, provider);
                }
            }
            return new PluginJar(jar, reference, description(file));
        } catch (IOException e) {
            throw damaged(jar, e);
        }
    }

    String file() {
        return path.getFileName().toString();
    }

    ModuleDescriptor descriptor() {
        return reference.descriptor();
    }

    /** Whether it has no module descriptor. */
    boolean plain() {
        return descriptor().isAutomatic();
    }

    boolean providesPlugins() {
        return descriptor().provides().stream()
                .anyMatch(provides -> provides.service().startsWith("lamina.api."));
    }

    /** Tells what is no jar from a jar that was cut short. */
    private static void begins(Path jar) {
        try (InputStream in = Files.newInputStream(jar)) {
            byte[] begin = in.readNBytes(16);
            if (begin.length < 4 || begin[0] != 'P' || begin[1] != 'K') {
                String found = begin.length == 0
                        ? "nothing: the file is empty"
                        : "one that begins with \"%s\"".formatted(readable(begin));
                throw new RealmFailure(
                        "%s is no jar: expected a zip file, found %s".formatted(jar.getFileName(), found),
                        "put the plugin's jar there; something else was saved under its name");
            }
        } catch (IOException e) {
            throw new RealmFailure(
                    "%s cannot be read: %s".formatted(jar.getFileName(), Reason.of(e)),
                    "check that you may read the file");
        }
    }

    private static String readable(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "?");
    }

    private static RealmFailure damaged(Path jar, IOException cause) {
        return new RealmFailure(
                "%s begins as a jar does and is cut short or damaged: %s"
                        .formatted(
                                jar.getFileName(), Objects.requireNonNullElse(cause.getMessage(), "it ends too early")),
                "copy or load it down again, and compare its size or its checksum");
    }

    private static Optional<Properties> description(JarFile file) throws IOException {
        ZipEntry entry = file.getJarEntry(PluginDescriptor.FILE);
        if (entry == null) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(file.getInputStream(entry), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return Optional.of(properties);
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
                    "%s is no module: %s".formatted(jar.getFileName(), reason),
                    "its author has to mend the jar; one whose file name is no name for a module can be renamed, to name-1.0.jar");
        }
    }

    private static void checkProvider(Path jar, JarFile file, String provider) {
        if (file.getJarEntry(provider.replace('.', '/') + ".class") == null) {
            throw new RealmFailure(
                    "%s promises the provider %s and lacks it".formatted(jar.getFileName(), provider),
                    "its author has to mend the jar");
        }
    }

    private static void checkVersions(Path jar, JarFile file) throws IOException {
        for (ZipEntry entry : (Iterable<ZipEntry>) file.versionedStream().map(ZipEntry.class::cast)::iterator) {
            if (entry.getName().endsWith(".class")) {
                checkVersion(jar, file, entry);
            }
        }
    }

    private static void checkVersion(Path jar, JarFile file, ZipEntry entry) throws IOException {
        try (DataInputStream in = new DataInputStream(file.getInputStream(entry))) {
            if (in.readInt() != CLASS_FILE) {
                throw new RealmFailure(
                        "%s holds no class in %s".formatted(jar.getFileName(), entry.getName()),
                        "its author has to mend the jar");
            }
            in.skipNBytes(2); // minor version
            int java = in.readUnsignedShort() - VERSION_BEFORE_JAVA_1;
            int here = Runtime.version().feature();
            if (java > here) {
                throw new RealmFailure(
                        "%s was compiled for Java %d, this is Java %d".formatted(jar.getFileName(), java, here),
                        "run Lamina on Java " + java + " or later, or use an older release of the plugin");
            }
        }
    }
}
