package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Twelve ways to break a plugin, all of them installed at once: one message for each, and everything else works. */
class BrokenPluginsImageTest {
    @TempDir
    private Path folder;

    private Map<String, String> said;

    @BeforeEach
    void install() throws IOException {
        Path plugins = Files.createDirectories(folder.resolve("plugins"));
        said = new BrokenJars(new Workshop(folder), plugins).install();
        ThirdParty.installInFolder("swish", plugins);
    }

    private Outcome lamina(String... arguments) {
        return LinkedLamina.built()
                .run(
                        folder,
                        Stream.concat(Stream.of(arguments), Stream.of("--plugins", "plugins"))
                                .toArray(String[]::new));
    }

    @Test
    void eachHasOneMessageOfItsOwn() {
        Outcome doctor = lamina("plugins", "doctor");
        assertEquals(4, doctor.exit(), doctor::toString);
        List<String> problems = new ArrayList<>();
        List<String> lines = doctor.out().lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("problem ")) { // its cure is below it
                boolean cured = i + 1 < lines.size() && lines.get(i + 1).startsWith("         -> ");
                problems.add(lines.get(i) + (cured ? " " + lines.get(i + 1).strip() : ""));
            }
        }
        assertEquals(said.size(), problems.size(), () -> String.join("\n", problems));
        assertEquals(said.size(), new HashSet<>(problems).size());
        assertAll(said.entrySet().stream().map(e -> () -> told(e.getKey(), e.getValue(), problems)));
    }

    private static void told(String realm, String parts, List<String> problems) {
        List<String> own =
                problems.stream().filter(p -> p.contains("plugins/" + realm)).toList();
        assertEquals(1, own.size(), () -> realm + ": " + own);
        for (String part : parts.split("\\|")) {
            assertTrue(own.getFirst().contains(part), () -> "'" + part + "' is missing: " + own.getFirst());
        }
    }

    @Test
    void everythingElseKeepsWorking() throws IOException {
        TinyRun.write(folder, "acme:swish");
        Outcome train = lamina("train", "tiny.json", "--out", "out", "--set", "train.steps=2");
        assertEquals(0, train.exit(), train::toString);
        // the kernel beside the dialect runs on this processor
        assertEquals(said.size() - 1, train.err().split("warning: ", -1).length - 1, train::toString);
        assertFalse(train.err().contains("\tat "), train::toString);
        Outcome list = lamina("plugins", "list", "--json");
        assertEquals(0, list.exit(), list::toString);
        assertEquals(1, list.out().lines().count(), list::toString);
        assertEquals(10, list.out().split("\"usable\":false", -1).length - 1, list::toString);
    }

    @Test
    void strictlyItIsAnError() throws IOException {
        TinyRun.write(folder, "acme:swish");
        Outcome train = lamina("train", "tiny.json", "--out", "out", "--strict-plugins");
        assertEquals(4, train.exit(), train::toString);
        assertTrue(train.err().contains("page.jar is no jar"), train::toString);
        assertFalse(Files.exists(folder.resolve("out")));
        assertEquals(4, lamina("plugins", "--strict-plugins").exit());
    }

    @Test
    void aJarCanBeTriedBeforeItIsInstalled() {
        Outcome verify = LinkedLamina.built().run(folder, "plugins", "verify", "plugins/kernel");
        assertEquals(4, verify.exit(), verify::toString);
        assertTrue(verify.out().contains("FAILS    K1 "), verify::toString);
        assertTrue(verify.out().contains("acme.rough.P$Rough.run allocates an array"), verify::toString);
        Outcome broken = LinkedLamina.built().run(folder, "plugins", "verify", "plugins/nojar/page.jar");
        assertEquals(4, broken.exit(), broken::toString);
        assertTrue(broken.err().contains("page.jar is no jar"), broken::toString);
    }
}
