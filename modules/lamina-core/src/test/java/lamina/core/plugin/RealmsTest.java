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
import java.util.Arrays;
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

    /** A plain plugin whose constructor calls something. */
    private Swatch.Jar plain(String name, String statement) throws IOException {
        return swatch.jar(plugins.resolve(name + "/" + name + ".jar"))
                .resource("META-INF/services/lamina.api.layer.LayerProvider", "acme." + name + ".P\n")
                .source("acme/" + name + "/P", Swatch.provider(name, name, statement));
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

    private void described(String realm, String lines) throws IOException {
        swatch.jar(plugins.resolve(realm + "/" + realm + ".jar"))
                .source("module-info", Swatch.descriptor(realm, "requires lamina.api;"))
                .source("acme/" + realm + "/P", Swatch.provider(realm, realm, ""))
                .resource(PluginDescriptor.FILE, lines)
                .build();
    }

    @Test
    void aDescriptor() throws IOException {
        described("told", """
                id = told-by-acme
                version = 3.1
                licence = MIT
                lamina = [0.0,99.0)
                jdk = java.logging, java.xml
                license = MIT
                """);
        PluginInfo plugin = load("told");
        assertEquals(Optional.empty(), plugin.problem());
        assertEquals(
                new PluginDescriptor(
                        "told-by-acme",
                        "3.1",
                        "MIT",
                        ApiRange.parse("[0.0,99.0)"),
                        List.of("java.logging", "java.xml")),
                plugin.descriptor());
        assertEquals(
                "acme.told 3.1 (" + plugins.resolve("told") + ")",
                plugin.origin().toString());
        assertEquals(
                List.of(
                        "\"license\" in its META-INF/lamina/plugin.properties says nothing to Lamina; it knows id, version, licence, lamina, jdk; did you mean \"licence\"?"),
                plugin.remarks());
    }

    @Test
    void aDescriptorForAnotherLamina() throws IOException {
        described("old", "lamina = [0.0.1,0.0.9)\n");
        PluginInfo.Failure failure = load("old").failure().orElseThrow();
        assertTrue(
                failure.reason().startsWith("was built for the Lamina API 0.0.1 up to, not including, 0.0.9, this is "),
                failure.reason());
        assertEquals("use a newer release of the plugin, or an older Lamina", failure.cure());
    }

    @Test
    void aDescriptorThatCannotBeRead() throws IOException {
        described("garbled", "lamina = soon\n");
        assertFails(
                "garbled",
                "",
                "lamina in its META-INF/lamina/plugin.properties must be a version (0.1), or versions from the first to the first that is too late ([0.1,0.3)); found \"soon\"",
                "its author has to mend that line");
        described("grand", "id = Grand Plugin\n");
        assertTrue(load("grand").failure().orElseThrow().reason().endsWith("found \"Grand Plugin\""));
        described("jdk", "jdk = lamina.core\n");
        assertTrue(load("jdk").failure().orElseThrow().reason().endsWith("found \"lamina.core\""));
    }

    @Test
    void aMissingModuleOfTheJdk() throws IOException {
        described("modern", "jdk = java.future, java.xml\n");
        assertFails(
                "modern",
                "acme.modern",
                "needs java.future of the JDK, which is not in this Java runtime (%s)"
                        .formatted(System.getProperty("java.home")),
                "link a runtime that has it (lamina runtime link --with PLUGIN), or use a release of the plugin that does without");
    }

    @Test
    void twoPluginsByOneName() throws IOException {
        described("x", "id = same\nversion = 1\n");
        described("y", "id = same\n");
        described("z", "id = other\n");
        for (String realm : List.of("x", "y")) {
            assertFails(
                    realm,
                    "acme." + realm,
                    "the plugin same is there 2 times: %s (1) and %s"
                            .formatted(plugins.resolve("x"), plugins.resolve("y")),
                    "remove all but one");
        }
        assertEquals(List.of("layer z"), names(load("z")));
    }

    @Test
    void twoPluginsInOneFolder() throws IOException {
        described("a", "id = a\n");
        described("b", "id = b\n");
        Files.move(plugins.resolve("b/b.jar"), plugins.resolve("a/b.jar"));
        assertFails(
                "a",
                "",
                "a.jar and b.jar are two plugins: both have a META-INF/lamina/plugin.properties",
                "give each a folder of its own");
    }

    @Test
    void aJarThatBringsTheContracts() throws IOException {
        swatch.jar(plugins.resolve("fat/fat.jar"))
                .resource("META-INF/services/lamina.api.layer.LayerProvider", "acme.fat.P\n")
                .source("acme/fat/P", Swatch.provider("fat", "fat", ""))
                .source("lamina/api/extra/Copy", "package lamina.api.extra; public final class Copy { }")
                .build();
        assertFails(
                "fat",
                "fat",
                "fat.jar brings classes of the package lamina.api.extra, which is Lamina's own",
                "its author has to leave lamina-api and lamina-ops out of the jar (scope \"provided\")");
    }

    @Test
    void modulesInACircle() throws IOException {
        Path half = swatch.jar(folder.resolve("half.jar"))
                .source("module-info", "module acme.half { }")
                .build();
        swatch.jar(plugins.resolve("circle/circle.jar"))
                .options("-p", apiAnd(half))
                .source("module-info", Swatch.descriptor("circle", "requires lamina.api; requires acme.half;"))
                .source("acme/circle/P", Swatch.provider("circle", "circle", ""))
                .build();
        Path other = swatch.jar(folder.resolve("circle.jar"))
                .source("module-info", "module acme.circle { }")
                .build();
        swatch.jar(plugins.resolve("circle/half.jar"))
                .options("-p", apiAnd(other))
                .source("module-info", "module acme.half { requires acme.circle; }")
                .build();
        PluginInfo.Failure failure = load("circle").failure().orElseThrow();
        assertTrue(failure.reason().startsWith("its modules require each other in a circle: acme."), failure.reason());
    }

    @Test
    void aClassThatNoJarHas() throws IOException {
        Path library = swatch.jar(folder.resolve("library.jar"))
                .source("library/Name", "package library; public final class Name { public static void say() {} }")
                .build();
        swatch.jar(plugins.resolve("plain/plain.jar"))
                .options("-cp", apiAnd(library))
                .resource("META-INF/services/lamina.api.layer.LayerProvider", "acme.plain.P\n")
                .source("acme/plain/P", Swatch.provider("plain", "plain", "library.Name.say();"))
                .build();
        assertFails(
                "plain",
                "plain",
                "acme.plain.P needs the class library.Name, which no jar of it has",
                "put the jar that holds it into the plugin's folder");
    }

    @Test
    void aJarThatWasCutShort() throws IOException {
        Path jar = swatch.plugin(plugins.resolve("short/a.jar"), "cut", "cut");
        byte[] whole = Files.readAllBytes(jar);
        Files.write(jar, Arrays.copyOf(whole, whole.length / 2));
        PluginInfo.Failure failure = load("short").failure().orElseThrow();
        assertTrue(
                failure.reason().startsWith("a.jar begins as a jar does and is cut short or damaged: "),
                failure.reason());
        Files.write(jar, new byte[0]);
        assertFails(
                "short",
                "",
                "a.jar is no jar: expected a zip file, found nothing: the file is empty",
                "put the plugin's jar there; something else was saved under its name");
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

    private static List<String> names(PluginInfo plugin) {
        assertEquals(Optional.empty(), plugin.problem());
        return plugin.provides().stream().map(Installed::toString).toList();
    }
}
