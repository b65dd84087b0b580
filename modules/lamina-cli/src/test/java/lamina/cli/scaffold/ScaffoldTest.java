package lamina.cli.scaffold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lamina.api.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a project consists of; that it compiles, keeps its contract and trains is tested in the distribution, where Maven builds it. */
class ScaffoldTest {

    private static Map<String, String> files(ScaffoldKind kind, String type) {
        return new Scaffold(kind, PluginName.of(type, Optional.empty()), "0.7-SNAPSHOT").files();
    }

    @ParameterizedTest
    @EnumSource
    void everyPlaceIsFilled(ScaffoldKind kind) {
        Map<String, String> files = files(kind, "my-firm:leaky-relu");
        Pattern place = Pattern.compile("\\$[A-Za-z]+\\$");
        files.forEach((path, text) -> {
            assertFalse(place.matcher(path + text).find(), path);
            assertTrue(text.endsWith("\n"), path);
        });
        String provider = files.get("src/main/java/myfirm/leakyrelu/LeakyReluProvider.java");
        assertTrue(provider.contains("package myfirm.leakyrelu;"), provider);
        assertTrue(provider.contains("return \"my-firm:leaky-relu\";"), provider);
        boolean named = kind != ScaffoldKind.DECODER; // decoders are found by the pictures
        assertEquals(named, files.get("try.json").contains("\"my-firm:leaky-relu\""), files::toString);
        assertTrue(files.get("README.md").contains("target/plugins/my-firm-leaky-relu-1.0.jar"), files::toString);
        assertTrue(files.get("pom.xml").contains("<lamina.version>0.7-SNAPSHOT</lamina.version>"), files::toString);
    }

    @Test
    void aPackageOfOnesOwnNamesModuleAndGroup() {
        PluginName name = PluginName.of("acme:swish", Optional.of("com.example.swish"));
        Map<String, String> files = new Scaffold(ScaffoldKind.LAYER, name, "1.2").files();
        assertTrue(files.containsKey("src/test/java/com/example/swish/SwishTest.java"), files::toString);
        assertTrue(files.get("src/main/java/module-info.java").contains("module com.example.swish {"), files::toString);
        assertTrue(files.get("pom.xml").contains("<groupId>com.example</groupId>"), files::toString);
    }

    /** So that whoever has built Lamina can build a plugin without a network. */
    @Test
    void thePomNamesTheVersionsThatLaminasOwnBuildUses() throws IOException {
        String own = Files.readString(Path.of("../../pom.xml"));
        String pom = files(ScaffoldKind.LAYER, "acme:swish").get("pom.xml");
        Matcher plugin = Pattern.compile("<artifactId>(maven-\\w+-plugin)</artifactId>\\s*<version>[^<]+</version>")
                .matcher(pom);
        int found = 0;
        for (; plugin.find(); found++) {
            String spaced = Pattern.quote(plugin.group()).replaceAll("\\s+", "\\\\E\\\\s+\\\\Q");
            assertTrue(Pattern.compile(spaced).matcher(own).find(), plugin.group());
        }
        assertEquals(5, found);
        Matcher junit = Pattern.compile("<junit.version>([^<]+)<").matcher(own);
        assertTrue(junit.find());
        assertTrue(pom.contains("<version>" + junit.group(1) + "</version>"), pom);
    }

    /** The compiler would only say that it does not know the release. */
    @Test
    void thePomSaysWhichJdkItNeeds() {
        String pom = files(ScaffoldKind.LAYER, "acme:swish").get("pom.xml");
        assertTrue(pom.contains("<jdk>(,25)</jdk>"), pom);
        assertTrue(pom.contains("set JAVA_HOME to a JDK 25"), pom);
    }

    /** An override names ops, and is tested with a backend that takes it; the others need the API alone. */
    @Test
    void anOverrideAlsoNeedsTheOpsAndABackend() {
        Map<String, String> files = files(ScaffoldKind.OVERRIDE, "acme:swish");
        assertTrue(
                files.get("src/main/java/module-info.java").contains("\n    requires lamina.ops;\n"), files::toString);
        String pom = files.get("pom.xml");
        assertTrue(
                pom.contains("    <dependency>\n      <groupId>dev.lamina</groupId>\n      <artifactId>lamina-ops<"),
                pom);
        assertTrue(
                pom.replaceAll("\\s+", "")
                        .contains("lamina-cpu</artifactId><version>${lamina.version}</version><scope>test<"),
                pom);
        assertFalse(files(ScaffoldKind.LAYER, "acme:swish").get("pom.xml").contains("lamina-ops"));
    }

    /** Its class would hide the one of that name that the example needs. */
    @ParameterizedTest
    @ValueSource(strings = {"acme:tensor", "acme:layer", "acme:override", "acme:test"})
    void aNameThatTheCodeNeedsIsRefused(String type) {
        String message = assertThrows(ConfigurationException.class, () -> files(ScaffoldKind.LAYER, type))
                .getMessage();
        assertTrue(message.contains("as in acme:my-" + type.substring(5)), message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme:provider",
                "acme:settings",
                "acme:name",
                "acme:build",
                "acme:gradient",
                "acme:example",
                "acme:x2"
            })
    void othersAreFree(String type) {
        assertTrue(files(ScaffoldKind.LAYER, type).size() > 10);
    }
}
