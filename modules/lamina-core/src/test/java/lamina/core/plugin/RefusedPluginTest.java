package lamina.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What is wrong with a plugin is told with its cure. */
class RefusedPluginTest extends RealmsCase {
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
}
