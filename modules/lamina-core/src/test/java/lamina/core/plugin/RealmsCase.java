package lamina.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lamina.api.layer.Layer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A folder of plugins, and what comes of loading them. */
abstract class RealmsCase {
    @TempDir
    Path folder;

    Path plugins;
    Swatch swatch;

    @BeforeEach
    void swatch() throws IOException {
        swatch = new Swatch(Files.createDirectory(folder.resolve("work")));
        plugins = Files.createDirectory(folder.resolve("plugins"));
    }

    PluginInfo load(String name) {
        return Realms.load(plugins).plugins().stream()
                .collect(Collectors.toMap(plugin -> plugin.origin().realm(), Function.identity()))
                .get(name);
    }

    void assertFails(String realm, String module, String reason, String cure) {
        PluginInfo plugin = load(realm);
        PluginInfo.Failure failure = plugin.failure().orElseThrow();
        assertEquals(reason, failure.reason());
        assertEquals(cure, failure.cure());
        assertEquals(module, plugin.origin().module());
        assertEquals(List.of(), plugin.provides());
        assertTrue(
                plugin.problem().orElseThrow().contains(plugins.resolve(realm).toString()));
    }

    static String apiAnd(Path library) {
        return Origin.of(Layer.class, "").location() + File.pathSeparator + library;
    }

    /** A plain plugin whose constructor calls something. */
    Swatch.Jar plain(String name, String statement) throws IOException {
        return swatch.jar(plugins.resolve(name + "/" + name + ".jar"))
                .resource("META-INF/services/lamina.api.layer.LayerProvider", "acme." + name + ".P\n")
                .source("acme/" + name + "/P", Swatch.provider(name, name, statement));
    }

    static List<String> names(PluginInfo plugin) {
        assertEquals(Optional.empty(), plugin.problem());
        return plugin.provides().stream().map(Installed::toString).toList();
    }
}
