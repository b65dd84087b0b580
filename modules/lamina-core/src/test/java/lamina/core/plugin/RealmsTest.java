package lamina.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lamina.api.PluginException;
import lamina.api.layer.Layer;
import org.junit.jupiter.api.Test;

class RealmsTest extends RealmsCase {
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
    void aPlainJarHasItsOwnVersionOfALibraryOfLamina() throws IOException {
        Path library = swatch.jar(plugins.resolve("own/jackson.jar"))
                .source("module-info", "module tools.jackson.core { exports tools.jackson.core; }")
                .source(
                        "tools/jackson/core/Own",
                        "package tools.jackson.core; public final class Own { public static void call() {} }")
                .build();
        plain("own", "tools.jackson.core.Own.call();")
                .options("-cp", apiAnd(library))
                .build();
        assertEquals(List.of("layer own"), names(load("own")));
    }

    @Test
    void aPlainJarDoesNotSeeTheLibrariesOfLamina() throws IOException {
        String jackson = Origin.of(tools.jackson.core.Version.class, "").location();
        plain("peeking", "tools.jackson.core.Version.unknownVersion();")
                .options("-cp", apiAnd(Path.of(jackson)))
                .build();
        assertFails(
                "peeking",
                "peeking",
                "acme.peeking.P uses the class tools.jackson.core.Version of Lamina's module tools.jackson.core, which no plugin sees",
                "put the jar that holds it into the plugin's folder, to have one of its own");
    }

    @Test
    void plainJarsSeeOneAnotherAndLookUpServices() throws IOException {
        Path library = swatch.jar(plugins.resolve("plainly/words.jar"))
                .resource("META-INF/services/words.Word", "words.Hello\n")
                .source("words/Word", "package words; public interface Word { String text(); }")
                .source(
                        "words/Hello",
                        "package words; public final class Hello implements Word { public String text() { return \"plainly\"; } }")
                .source("words/Words", """
                        package words;
                        public final class Words {
                            public static String first() {
                                return java.util.ServiceLoader.load(Word.class, Words.class.getClassLoader()).findFirst().orElseThrow().text();
                            }
                        }
                        """)
                .build();
        swatch.jar(plugins.resolve("plainly/plainly.jar"))
                .options("-cp", apiAnd(library))
                .resource("META-INF/services/lamina.api.layer.LayerProvider", "acme.plainly.P\n")
                .source(
                        "acme/plainly/P",
                        Swatch.provider("plainly", "x", "").replace("return \"x\"", "return words.Words.first()"))
                .build();
        assertEquals(List.of("layer plainly"), names(load("plainly")));
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
    void strictlyEveryProblemIsAnError() throws IOException {
        Files.createDirectory(plugins.resolve("empty"));
        swatch.plugin(plugins.resolve("a/a.jar"), "a", "same");
        swatch.plugin(plugins.resolve("b/b.jar"), "b", "same");
        Registry registry = Registry.installed(Realms.load(plugins));
        assertEquals(1, registry.duplicates().size());
        String message = assertThrows(PluginException.class, registry::strict).getMessage();
        assertEquals(registry.problems(), message.lines().toList());
        assertEquals(2, registry.problems().size());
        Registry sound = Registry.installed();
        assertSame(sound, sound.strict());
    }

    @Test
    void noFolder() {
        assertEquals(List.of(), Realms.load(folder.resolve("none")).plugins());
    }
}
