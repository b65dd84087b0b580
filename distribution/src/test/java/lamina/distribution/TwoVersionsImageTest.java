package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two plugins carry a library of the same module, package and class, each another version of it; one network has layers of both. */
class TwoVersionsImageTest {
    @TempDir
    private Path folder;

    /** Its layer is called as its library says. */
    private void plugin(Workshop workshop, String name, int version) throws IOException {
        Path realm = folder.resolve("plugins/" + name);
        Path library = workshop.jar("library-" + version)
                .source("module-info", "module acme.library { exports acme.library; }")
                .source("acme/library/Release", """
                        package acme.library;
                        public final class Release {
                            public static String name() { return "release-%d"; }
                        }
                        """.formatted(version))
                .into(realm);
        String layer = Workshop.layer(name, "", "")
                .replace("return \"acme:" + name + "\"", "return \"acme:\" + acme.library.Release.name()");
        workshop.jar(name)
                .source("module-info", Workshop.module(name, "requires acme.library;"))
                .source("acme/" + name + "/P", layer)
                .beside(library)
                .into(realm);
    }

    @Test
    void eachHasItsOwn() throws IOException {
        Workshop workshop = new Workshop(folder);
        plugin(workshop, "elder", 1);
        plugin(workshop, "younger", 2);
        String run = Files.readString(TinyRun.write(folder, "acme:release-1"))
                .replace(
                        "{\"name\": \"drop1\", \"type\": \"dropout\"}",
                        "{\"name\": \"act2\", \"type\": \"acme:release-2\"}");
        Files.writeString(folder.resolve("tiny.json"), run);
        Outcome check = LinkedLamina.built().run(folder, "check", "tiny.json", "--plugins", "plugins");
        assertEquals(0, check.exit(), check::toString);
        for (int version = 1; version <= 2; version++) {
            String row = "(?s).*act%d +acme:release-%d .*".formatted(version, version);
            assertTrue(check.out().matches(row), check::toString);
        }
        Outcome train = LinkedLamina.built()
                .run(folder, "train", "tiny.json", "--out", "out", "--plugins", "plugins", "--set", "train.steps=2");
        assertEquals(0, train.exit(), train::toString);
        assertTrue(Files.size(folder.resolve("out/weights.safetensors")) > 0);
    }
}
