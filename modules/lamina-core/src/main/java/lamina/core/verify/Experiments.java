package lamina.core.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.constant.ClassDesc;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import lamina.api.Experimental;
import lamina.api.PluginException;
import lamina.core.plugin.PluginInfo;

/** What a plugin uses of the API that may change with any version: found in the constants of its class files, none of which is loaded. */
public final class Experiments {
    private static final List<String> PROMISED =
            List.of("lamina.api.", "lamina.ops."); // but for what bears the annotation

    private Experiments() {}

    /**
     * The simple names of the types that the jars of a plugin's folder name and that are {@link Experimental}, in order; none for a
     * plugin that is part of the installation.
     *
     * @throws PluginException if a jar cannot be read
     */
    public static List<String> of(PluginInfo plugin) {
        return plugin.jars().stream()
                .flatMap(jar -> types(jar).stream())
                .distinct()
                .filter(Experiments::experimental)
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .sorted()
                .toList();
    }

    private static List<String> types(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> entry.getName().endsWith(".class"))
                    .flatMap(entry -> types(file, entry))
                    .distinct()
                    .toList();
        } catch (IOException | UncheckedIOException | IllegalArgumentException e) { // the last of a damaged class file
            throw new PluginException("cannot read the classes in %s: %s".formatted(jar, e), e);
        }
    }

    private static Stream<String> types(JarFile file, ZipEntry entry) {
        try {
            byte[] bytes = file.getInputStream(entry).readAllBytes();
            return StreamSupport.stream(
                            ClassFile.of().parse(bytes).constantPool().spliterator(), false)
                    .filter(ClassEntry.class::isInstance)
                    .map(constant -> ((ClassEntry) constant).asSymbol())
                    .filter(ClassDesc::isClassOrInterface)
                    .map(type -> type.packageName() + "." + type.displayName())
                    .filter(name -> PROMISED.stream().anyMatch(name::startsWith));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A type that this Lamina does not have is no experiment of its. */
    private static boolean experimental(String name) {
        try {
            return Class.forName(name, false, Experiments.class.getClassLoader())
                    .isAnnotationPresent(Experimental.class);
        } catch (ClassNotFoundException _) {
            return false;
        }
    }
}
