package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that know nothing of modules, in the linked image: a single one, and one with a library that the image has in another version. */
class PlainPluginImageTest {
    private static final String SERVICES = "META-INF/services/lamina.api.layer.LayerProvider";

    @TempDir
    private Path folder;

    private Workshop.Jar plain(String name, String type) throws IOException {
        return new Workshop(folder)
                .jar(name)
                .resource(SERVICES, "acme." + name + ".P\n")
                .source(
                        "acme/" + name + "/P",
                        Workshop.layer(name, "", "").replace("return \"acme:" + name + "\"", "return " + type));
    }

    private Outcome lamina(String... arguments) {
        return LinkedLamina.built().with(Map.of("LAMINA_PLUGINS", "plugins")).run(folder, arguments);
    }

    @Test
    void aSingleJarInAFolderOfTheEnvironment() throws IOException {
        plain("single", "\"acme:single\"").into(folder.resolve("plugins"));
        TinyRun.write(folder, "acme:single");
        Outcome train = lamina("train", "tiny.json", "--out", "out", "--set", "train.steps=2", "--strict-plugins");
        assertEquals(0, train.exit(), train::toString);
        Outcome list = lamina("plugins");
        assertTrue(list.out().contains("single is an automatic module (no module-info)"), list::toString);
    }

    @Test
    void itsOwnVersionOfALibraryOfTheImage() throws IOException {
        Path realm = folder.resolve("plugins/worded");
        new Workshop(folder)
                .jar("commons-lang3")
                .source("module-info", "module org.apache.commons.lang3 { exports org.apache.commons.lang3; }")
                .source("org/apache/commons/lang3/StringUtils", """
                        package org.apache.commons.lang3;
                        public final class StringUtils {
                            public static String lowerCase(String text) { return "acme:worded-by-its-own"; }
                        }
                        """)
                .into(realm);
        plain("worded", "org.apache.commons.lang3.StringUtils.lowerCase(\"ACME\")")
                .into(realm);
        TinyRun.write(folder, "acme:worded-by-its-own");
        Outcome check = lamina("check", "tiny.json");
        assertEquals(0, check.exit(), check::toString);
        Outcome info = lamina("plugins", "info", "worded");
        assertEquals(0, info.exit(), info::toString);
        assertTrue(info.out().contains("commons-lang3.jar, sha256 "), info::toString);
        Files.delete(realm.resolve("commons-lang3.jar")); // the image has it, and no plugin can lean on that
        Outcome without = lamina("plugins", "doctor");
        assertEquals(4, without.exit(), without::toString);
        assertTrue(
                without.out()
                        .contains(
                                "acme.worded.P uses the class org.apache.commons.lang3.StringUtils of Lamina's module org.apache.commons.lang3"),
                without::toString);
    }

    @Test
    void modulesOfTheJdkThatArePromised() throws IOException {
        new Workshop(folder)
                .plugin("online")
                .source(
                        "module-info",
                        Workshop.module("online", "requires java.net.http; requires jdk.httpserver; requires jdk.jfr;"))
                .into(folder.resolve("plugins"));
        Outcome info = lamina("plugins", "info", "acme.online");
        assertEquals(0, info.exit(), info::toString);
        assertTrue(info.out().contains("JDK modules  java.net.http, jdk.httpserver, jdk.jfr"), info::toString);
    }
}
