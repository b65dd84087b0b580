package lamina.core.verify;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import lamina.api.PluginException;
import lamina.api.Reason;

/**
 * The test kit with JUnit, out of a folder of jars: {@code verify/} of an installation. They are loaded on a class path of their own, as
 * that is where tests run; what Lamina has itself they take from Lamina.
 *
 * @param verifier what knows the rules
 * @param loader has the kit's classes
 */
public record Kit(Verifier verifier, URLClassLoader loader) implements AutoCloseable {

    /**
     * Opens the kit.
     *
     * @throws PluginException if the folder holds none
     */
    public static Kit open(Path folder) {
        URLClassLoader loader = new URLClassLoader("verify", urls(folder), Kit.class.getClassLoader());
        Verifier verifier = ServiceLoader.load(Verifier.class, loader)
                .findFirst()
                .orElseThrow(() -> new PluginException(
                        "no test kit is in %s: expected lamina-testkit and JUnit's jars there; reinstall Lamina, or put them there"
                                .formatted(folder.toAbsolutePath())));
        return new Kit(verifier, loader);
    }

    private static URL[] urls(Path folder) {
        if (!Files.isDirectory(folder)) {
            return new URL[0];
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            URL[] urls = new URL[jars.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = url(jars.get(i));
            }
            return urls;
        } catch (IOException e) {
            throw new PluginException(
                    "cannot list %s: %s; give a folder that you may read".formatted(folder, Reason.of(e)), e);
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    @Override
    public void close() {
        try {
            loader.close();
        } catch (IOException e) {
            throw new PluginException("cannot close the test kit: " + Reason.of(e), e);
        }
    }
}
