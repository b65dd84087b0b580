package lamina.core.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lamina.api.PluginException;
import lamina.core.plugin.LinkPlan.Part;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can become part of a runtime, and what cannot. */
final class LinkPlanTest {
    private static final List<ModuleDescriptor> HOST = List.of(
            ModuleDescriptor.newModule("lamina.api")
                    .packages(Set.of("lamina.api"))
                    .build(),
            ModuleDescriptor.newModule("words")
                    .version("3")
                    .packages(Set.of("org.words"))
                    .build());
    private static final Set<String> JDK = Set.of("java.base", "java.sql", "jdk.net");

    @TempDir
    private Path folder;

    private Swatch swatch;

    @BeforeEach
    void work() throws IOException {
        swatch = new Swatch(Files.createDirectories(folder.resolve("work")));
    }

    private static LinkPlan plan(Path... places) {
        return LinkPlan.of(List.of(places), HOST, JDK);
    }

    private static String refused(Path... places) {
        return assertThrows(PluginException.class, () -> plan(places)).getMessage();
    }

    private Path realm(String name, String module, String source) throws IOException {
        swatch.jar(folder.resolve(name + "/library.jar"))
                .source("module-info", module)
                .source(
                        source,
                        "package " + source.replaceFirst("/[^/]*$", "").replace('/', '.') + "; public final class "
                                + source.replaceFirst(".*/", "") + " {}")
                .build();
        swatch.plugin(folder.resolve(name + "/plugin.jar"), name, name);
        return folder.resolve(name);
    }

    @Test
    void modulesOfTheJdkThatThisRuntimeLacksAreLinkedToo() throws IOException {
        Path jar = swatch.jar(folder.resolve("rows.jar"))
                .resource(PluginDescriptor.FILE, "jdk = jdk.net\n")
                .source("module-info", Swatch.descriptor("rows", "requires lamina.api; requires java.sql;"))
                .source("acme/rows/P", Swatch.provider("rows", "rows", ""))
                .build();
        Part part = plan(jar).linked().getFirst();
        assertEquals("acme.rows", part.id());
        assertEquals(List.of("acme.rows"), part.modules());
        assertEquals(List.of("java.sql", "jdk.net"), part.jdk());
        assertEquals(Optional.of("acme.rows"), LinkPlan.id(jar));
    }

    @Test
    void aPlainJarStaysARealm() throws IOException {
        Path jar = swatch.jar(folder.resolve("plain.jar"))
                .resource("META-INF/services/lamina.api.layer.LayerProvider", "acme.plain.P\n")
                .source("acme/plain/P", Swatch.provider("plain", "plain", ""))
                .build();
        LinkPlan plan = plan(jar);
        assertEquals(List.of(), plan.linked());
        assertEquals(
                "plain is an automatic module (no module-info), which no runtime can hold",
                plan.realms().getFirst().realm().orElseThrow());
    }

    @Test
    void itsOwnVersionOfALibraryKeepsItARealm() throws IOException {
        Path other = realm("other", "module words { exports org.own; }", "org/own/Word");
        Path same = realm("same", "module speech { exports org.words; }", "org/words/Word");
        List<Part> parts = plan(other, same).realms();
        assertEquals(
                "it brings words, and the runtime has words@3",
                parts.get(0).realm().orElseThrow());
        assertEquals(
                "speech has the package org.words, as words of the runtime has",
                parts.get(1).realm().orElseThrow());
    }

    @Test
    void ofTwoPluginsWithOneLibraryTheSecondStaysARealm() throws IOException {
        Path first = realm("first", "module lib { exports org.lib; }", "org/lib/Lib");
        Path second = realm("second", "module lib { exports org.lib; }", "org/lib/Lib");
        LinkPlan plan = plan(first, second);
        assertEquals(List.of(first), plan.linked().stream().map(Part::place).toList());
        assertEquals(List.of(second), plan.realms().stream().map(Part::place).toList());
    }

    @Test
    void allThatIsWrongIsToldAtOnce() throws IOException {
        Path page = Files.writeString(folder.resolve("page.jar"), "<html>");
        Path library = swatch.jar(folder.resolve("needed.jar"))
                .source("module-info", "module needed { }")
                .build();
        Path lonely = swatch.jar(folder.resolve("lonely.jar"))
                .options(
                        "-p",
                        library
                                + System.getProperty("path.separator")
                                + Origin.of(PluginException.class, "").location())
                .source("module-info", Swatch.descriptor("lonely", "requires lamina.api; requires needed;"))
                .source("acme/lonely/P", Swatch.provider("lonely", "lonely", ""))
                .build();
        String message = refused(page, lonely);
        assertTrue(message.contains("page.jar is no jar"), message);
        assertTrue(
                message.contains("lonely.jar needs needed, which neither it nor this Lamina nor the JDK has"), message);
    }

    @Test
    void twoByOneNameAreRefused() throws IOException {
        Path first = swatch.plugin(folder.resolve("a.jar"), "twin", "twin");
        Path second = Files.copy(first, folder.resolve("b.jar"));
        assertTrue(refused(first, second).contains("acme.twin is there 2 times"), () -> refused(first, second));
        assertEquals(1, plan(first, first).linked().size(), "one that is named twice is one");
    }
}
