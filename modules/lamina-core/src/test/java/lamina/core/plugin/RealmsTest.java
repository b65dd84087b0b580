package lamina.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import lamina.api.PluginException;
import lamina.api.layer.Layer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmsTest {
    @TempDir
    Path folder;

    private Path plugins;
    private Swatch swatch;

    @BeforeEach
    void swatch() throws IOException {
        swatch = new Swatch(Files.createDirectory(folder.resolve("work")));
        plugins = Files.createDirectory(folder.resolve("plugins"));
    }

    private PluginInfo load(String name) {
        return Realms.load(plugins).plugins().stream()
                .collect(Collectors.toMap(plugin -> plugin.origin().realm(), Function.identity()))
                .get(name);
    }

    private void assertFails(String realm, String module, String reason, String cure) {
        PluginInfo plugin = load(realm);
        PluginInfo.Failure failure = plugin.failure().orElseThrow();
        assertEquals(reason, failure.reason());
        assertEquals(cure, failure.cure());
        assertEquals(module, plugin.origin().module());
        assertEquals(List.of(), plugin.provides());
        assertTrue(
                plugin.problem().orElseThrow().contains(plugins.resolve(realm).toString()));
    }

    @Test
    void aFolderIsARealm() throws IOException {
        swatch.plugin(plugins.resolve("swish/swish.jar"), "swish", "swish");
        Files.createDirectory(plugins.resolve(".hidden"));
        Files.writeString(plugins.resolve("README.md"), "no plugin");
        Realms realms = Realms.load(plugins);
        assertEquals(1, realms.plugins().size());
        PluginInfo plugin = realms.plugins().getFirst();
        assertEquals(new Origin("acme.swish", "", plugins.resolve("swish").toString(), "swish"), plugin.origin());
        assertEquals(List.of(), plugin.remarks());
        Installed<Layer> layer = Registry.installed(realms).all(Layer.class).getFirst();
        assertEquals("swish", layer.type());
        assertEquals(
                new Origin("acme.swish", "", plugins.resolve("swish/swish.jar").toString(), "swish"), layer.origin());
        Module module = layer.provider().getClass().getModule();
        assertEquals("acme.swish", module.getName());
        assertNotSame(ModuleLayer.boot(), module.getLayer());
        assertSame(layer.provider(), Registry.installed(realms).find(Layer.class, "swish"));
    }

    @Test
    void aSingleJarIsARealmToo() throws IOException {
        swatch.plugin(plugins.resolve("swish.jar"), "swish", "swish");
        assertEquals(List.of("layer swish"), names(load("swish")));
    }

    @Test
    void twoRealmsCarryDifferentVersionsOfALibrary() throws IOException {
        for (String name : List.of("one", "two")) {
            Path library = swatch.jar(plugins.resolve(name + "/library.jar"))
                    .source("module-info", "module library { exports library; }")
                    .source(
                            "library/Name",
                            "package library; public final class Name { public static String of() { return \"" + name
                                    + "\"; } }")
                    .build();
            swatch.jar(plugins.resolve(name + "/plugin.jar"))
                    .options("-p", apiAnd(library))
                    .source("module-info", Swatch.descriptor(name, "requires lamina.api; requires library;"))
                    .source(
                            "acme/" + name + "/P",
                            Swatch.provider(name, "x", "").replace("return \"x\"", "return library.Name.of()"))
                    .build();
        }
        assertEquals(List.of("layer one"), names(load("one")));
        assertEquals(List.of("layer two"), names(load("two")));
    }

    private static String apiAnd(Path library) {
        return Origin.of(Layer.class, "").location() + File.pathSeparator + library;
    }

    @Test
    void aBrokenOneLeavesTheOthersAlone() throws IOException {
        Files.createDirectory(plugins.resolve("broken"));
        Files.writeString(plugins.resolve("broken/broken.jar"), "no jar");
        swatch.plugin(plugins.resolve("swish/swish.jar"), "swish", "swish");
        assertEquals(List.of("layer swish"), names(load("swish")));
        PluginInfo.Failure failure = load("broken").failure().orElseThrow();
        assertEquals(
                "broken.jar is no jar: expected a zip file, found one that begins with \"no jar\"", failure.reason());
        assertEquals("put the plugin's jar there; something else was saved under its name", failure.cure());
    }

    @Test
    void anEmptyFolder() throws IOException {
        Files.createDirectory(plugins.resolve("empty"));
        assertFails(
                "empty", "", "holds no jar", "put the plugin's jar and its libraries into it, or remove the folder");
    }

    @Test
    void aLaterJava() throws IOException {
        int later = Runtime.version().feature() + 1;
        swatch.jar(plugins.resolve("later/later.jar"))
                .source("module-info", Swatch.descriptor("later", "requires lamina.api;"))
                .source("acme/later/P", Swatch.provider("later", "later", ""))
                .buildForJava(later);
        assertFails(
                "later",
                "",
                "later.jar was compiled for Java %d, this is Java %d".formatted(later, later - 1),
                "run Lamina on Java %d or later, or use an older release of the plugin".formatted(later));
    }

    @Test
    void aMissingModule() throws IOException {
        Path library = swatch.jar(folder.resolve("library.jar"))
                .source("module-info", "module library { }")
                .build();
        swatch.jar(plugins.resolve("lonely/plugin.jar"))
                .options("-p", apiAnd(library))
                .source("module-info", Swatch.descriptor("lonely", "requires lamina.api; requires library;"))
                .source("acme/lonely/P", Swatch.provider("lonely", "lonely", ""))
                .build();
        assertFails(
                "lonely",
                "acme.lonely",
                "acme.lonely needs the module library, which is not there",
                "put the jar of library into the plugin's folder");
    }

    @Test
    void aPackageInTwoModules() throws IOException {
        swatch.plugin(plugins.resolve("split/a.jar"), "split", "split");
        swatch.jar(plugins.resolve("split/b.jar"))
                .source("module-info", "module other { exports acme.split; }")
                .source("acme/split/Other", "package acme.split; public final class Other { }")
                .build();
        assertFails(
                "split",
                "other",
                "a.jar and b.jar both have the package acme.split",
                "keep one of the two in the folder; two plugins have a folder each");
    }

    @Test
    void theSameModuleTwice() throws IOException {
        swatch.plugin(plugins.resolve("twice/a.jar"), "twice", "a");
        swatch.plugin(plugins.resolve("twice/b.jar"), "twice", "b");
        assertFails("twice", "acme.twice", "a.jar and b.jar hold the same module", "keep only the newer one");
    }

    @Test
    void aProviderThatThrows() throws IOException {
        swatch.plugin(
                plugins.resolve("throws/a.jar"),
                "bad",
                "bad",
                "if (true) throw new IllegalStateException(\"no licence\");");
        assertFails(
                "throws",
                "acme.bad",
                "acme.bad.P throws java.lang.IllegalStateException: no licence (P.java:7) when it is asked what it provides",
                "ask its author, or use another release of it");
    }

    @Test
    void aProviderThatIsNotThere() throws IOException {
        swatch.jar(plugins.resolve("promise/a.jar"))
                .resource("META-INF/services/lamina.api.layer.LayerProvider", "acme.promise.P\n")
                .source("acme/promise/Other", "package acme.promise; public final class Other { }")
                .build();
        assertFails(
                "promise",
                "",
                "a.jar promises the provider acme.promise.P and lacks it",
                "its author has to mend the jar");
    }

    @Test
    void aTypeThatCannotBeWritten() throws IOException {
        swatch.plugin(plugins.resolve("type/a.jar"), "type", "My Layer");
        assertFails(
                "type",
                "acme.type",
                "the type of acme.type.P is not lower-case words joined by dashes: \"My Layer\"",
                "its author has to rename it");
    }

    @Test
    void settingsThatCannotBeMade() throws IOException {
        swatch.jar(plugins.resolve("shy/a.jar"))
                .source(
                        "module-info",
                        Swatch.descriptor("shy", "requires lamina.api;").replace("exports acme.shy;", ""))
                .source("acme/shy/P", Swatch.provider("shy", "shy", ""))
                .build();
        assertFails(
                "shy",
                "acme.shy",
                "the settings of acme.shy.P are not a public record in an exported package: acme.shy.P$S",
                "its author has to make the record public and export its package");
    }

    @Test
    void aJarThatIsNoPlugin() throws IOException {
        swatch.jar(plugins.resolve("library/library.jar"))
                .source("module-info", "module library { }")
                .build();
        assertFails(
                "library",
                "",
                "no module in it provides a service of lamina.api; found library",
                "a plugin says \"provides … with …\" in its module-info (or META-INF/services)");
    }

    @Test
    void aPluginBuiltForALaterApi() throws IOException {
        Path api = swatch.jar(folder.resolve("api.jar"))
                .source("module-info", "module lamina.api { exports lamina.api.layer; }")
                .source(
                        "lamina/api/layer/LayerProvider",
                        "package lamina.api.layer; public interface LayerProvider { }")
                .options("--module-version", "999")
                .build();
        swatch.jar(plugins.resolve("newer/a.jar"))
                .options("-p", api.toString())
                .source("module-info", Swatch.descriptor("newer", "requires lamina.api;"))
                .source(
                        "acme/newer/P",
                        "package acme.newer; public final class P implements lamina.api.layer.LayerProvider { }")
                .build();
        PluginInfo.Failure failure = load("newer").failure().orElseThrow();
        assertTrue(
                failure.reason()
                        .startsWith("was built for the Lamina API 999.0 up to, not including, 1000.0, this is "),
                failure.reason());
        assertEquals("update Lamina, or use an older release of the plugin", failure.cure());
    }

    @Test
    void aCopyOfTheApiIsNotUsed() throws IOException {
        swatch.plugin(plugins.resolve("copy/a.jar"), "copy", "copy");
        swatch.jar(plugins.resolve("copy/lamina-api.jar"))
                .source("module-info", "module lamina.api { exports lamina.api.layer; }")
                .source(
                        "lamina/api/layer/LayerProvider",
                        "package lamina.api.layer; public interface LayerProvider { }")
                .build();
        PluginInfo plugin = load("copy");
        assertEquals(List.of("layer copy"), names(plugin));
        assertEquals(List.of("carries lamina.api, which is not used: Lamina has its own"), plugin.remarks());
    }

    @Test
    void anAutomaticModule() throws IOException {
        swatch.jar(plugins.resolve("auto/acme-auto-1.2.jar"))
                .resource("META-INF/services/lamina.api.layer.LayerProvider", "acme.auto.P\n")
                .source("acme/auto/P", Swatch.provider("auto", "auto", ""))
                .build();
        PluginInfo plugin = load("auto");
        assertEquals(List.of("layer auto"), names(plugin));
        assertEquals("acme.auto", plugin.origin().module());
        assertEquals("1.2", plugin.origin().version());
        assertEquals(
                List.of("acme.auto is an automatic module (no module-info): what it needs is only known when it runs"),
                plugin.remarks());
    }

    @Test
    void twoRealmsWithTheSameType() throws IOException {
        swatch.plugin(plugins.resolve("a/a.jar"), "a", "same");
        swatch.plugin(plugins.resolve("b/b.jar"), "b", "same");
        swatch.plugin(plugins.resolve("c/c.jar"), "c", "other");
        Registry registry = Registry.installed(Realms.load(plugins));
        String message = assertThrows(PluginException.class, () -> registry.find(Layer.class, "same"))
                .getMessage();
        assertEquals(
                "the layer \"same\" is provided 2 times, by acme.a (%s) and by acme.b (%s); remove all but one"
                        .formatted(plugins.resolve("a/a.jar"), plugins.resolve("b/b.jar")),
                message);
        assertEquals(List.of(message), registry.problems());
        assertEquals("other", registry.find(Layer.class, "other").type());
    }

    @Test
    void noFolder() {
        assertEquals(List.of(), Realms.load(folder.resolve("none")).plugins());
    }

    private static List<String> names(PluginInfo plugin) {
        assertEquals(Optional.empty(), plugin.problem());
        return plugin.provides().stream().map(Installed::toString).toList();
    }
}
