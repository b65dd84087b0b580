package lamina.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a plugin says of itself in {@code META-INF/lamina/plugin.properties}. */
class PluginDescriptorTest extends RealmsCase {
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
}
