package lamina.core.verify;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import lamina.api.PluginException;
import lamina.api.Reason;
import lamina.api.kernel.Kernel;
import lamina.core.plugin.PluginInfo;

/** The kernels that a plugin brings, whether anything launches them or not. */
public final class Kernels {
    private static final String CLASS = ".class";

    private Kernels() {}

    /**
     * The classes of kernels in the jars of a plugin's folder; none for a plugin that cannot be used, or is part of the installation.
     *
     * @throws PluginException if a jar cannot be read again
     */
    public static List<Class<?>> of(PluginInfo plugin) {
        return plugin.provides().stream()
                .map(installed -> installed.provider().getClass().getClassLoader())
                .distinct()
                .flatMap(loader -> plugin.jars().stream().flatMap(jar -> of(jar, loader)))
                .toList();
    }

    private static Stream<Class<?>> of(Path jar, ClassLoader loader) {
        try (JarFile file = new JarFile(jar.toFile())) {
            List<Class<?>> found = file.stream()
                    .map(ZipEntry::getName)
                    .filter(name ->
                            name.endsWith(CLASS) && !name.startsWith("META-INF/") && !name.endsWith("-info.class"))
                    .map(name ->
                            name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
                    .sorted()
                    .<Class<?>>flatMap(name -> kernel(name, loader))
                    .toList();
            return found.stream();
        } catch (IOException e) {
            throw new PluginException("cannot read %s again: %s; was it replaced?".formatted(jar, Reason.of(e)), e);
        }
    }

    private static Stream<Class<?>> kernel(String name, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(name, false, loader);
            return Kernel.class.isAssignableFrom(type) && !type.isInterface() ? Stream.of(type) : Stream.empty();
        } catch (ClassNotFoundException
                | LinkageError e) { // an optional part whose library is not there: no kernel of it can run
            return Stream.empty();
        }
    }
}
