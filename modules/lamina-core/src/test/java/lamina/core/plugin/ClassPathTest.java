package lamina.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.Provider;
import lamina.api.layer.Layer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lamina on the class path of another program: providers beside it are found, realms only if their jars are no named modules. */
class ClassPathTest {

    /** The other program. */
    static final class Listing {
        private Listing() {}

        public static void main(String[] folder) {
            Registry registry = Registry.installed(Realms.load(Path.of(folder[0])));
            registry.all(Layer.class).forEach(layer -> System.out.println(layer + " of " + layer.origin()));
            registry.problems().forEach(System.out::println);
        }
    }

    @Test
    void listsWhatItCanUse(@TempDir Path folder) throws IOException, InterruptedException {
        Swatch swatch = new Swatch(Files.createDirectory(folder.resolve("work")));
        Path plugins = Files.createDirectory(folder.resolve("plugins"));
        Path beside = unnamed(swatch, folder.resolve("beside.jar"), "beside");
        Path automatic = unnamed(swatch, plugins.resolve("auto/auto.jar"), "auto");
        swatch.plugin(plugins.resolve("named/named.jar"), "named", "named");
        assertEquals(
                List.of(
                        "layer auto of auto (%s)".formatted(automatic),
                        "layer beside of %s".formatted(beside),
                        "plugin acme.named (%s): is a named module, which cannot see Lamina while Lamina runs on the class path; put its jars on the class path too, or run Lamina from the module path"
                                .formatted(plugins.resolve("named"))),
                run(beside, plugins));
    }

    private static Path unnamed(Swatch swatch, Path jar, String name) throws IOException {
        return swatch.jar(jar)
                .resource("META-INF/services/lamina.api.layer.LayerProvider", "acme." + name + ".P\n")
                .source("acme/" + name + "/P", Swatch.provider(name, name, ""))
                .build();
    }

    private static List<String> run(Path beside, Path plugins) throws IOException, InterruptedException {
        String classPath = Stream.of(
                        Origin.of(Provider.class, "").location(),
                        Origin.of(Registry.class, "").location(),
                        testClasses(),
                        beside.toString())
                .collect(Collectors.joining(File.pathSeparator));
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        Listing.class.getName(),
                        plugins.toString())
                .redirectErrorStream(true)
                .start();
        List<String> lines;
        try (Stream<String> output = process.inputReader(StandardCharsets.UTF_8).lines()) {
            lines = output.toList();
        }
        assertEquals(0, process.waitFor(), () -> String.join("\n", lines));
        return lines;
    }

    /** Where this class lies: its module is patched with it. */
    private static String testClasses() {
        String name = "/" + ClassPathTest.class.getName().replace('.', '/') + ".class";
        String path = Path.of(URI.create(ClassPathTest.class.getResource(name).toString()))
                .toString();
        return path.substring(0, path.length() - name.length());
    }
}
