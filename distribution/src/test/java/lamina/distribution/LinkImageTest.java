package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime that is linked anew with a stranger's plugins inside. */
final class LinkImageTest {
    @TempDir
    private Path folder;

    @Test
    void pluginsArePartOfIt() throws IOException {
        Path plain = plain();
        LinkedLamina first = LinkedLamina.built().with(Map.of("JAVA_HOME", System.getProperty("java.home")));
        Outcome link = first.run(
                folder,
                "runtime",
                "link",
                "--with",
                ThirdParty.jar("swish").toString(),
                plain.toString(),
                "--out",
                "made/mine");
        assertEquals(0, link.exit(), link::toString);
        assertTrue(link.err().contains("plain goes into plugins/"), link::toString);
        assertFalse(link.err().contains("starts slower"), link::toString);
        assertEquals(List.of("mine"), names(folder.resolve("made")), "nothing but the runtime is left");

        LinkedLamina mine =
                new LinkedLamina(Files.move(folder.resolve("made/mine"), folder.resolve("moved")), Map.of());
        assertTrue(mine.modules().contains("acme.swish"));
        Outcome list = mine.run(folder, "plugins", "--strict-plugins");
        assertEquals(0, list.exit(), list::toString);
        assertTrue(list.out().contains("acme:swish") && list.out().contains("acme:plain"), list::toString);
        TinyRun.write(folder, "acme:swish");
        Outcome train = mine.run(folder, "train", "tiny.json", "--set", "train.steps=2");
        assertEquals(0, train.exit(), train::toString);
        assertTrue(Files.size(mine.home().resolve("lib/lamina.jsa")) > 0);
    }

    /** A plugin without a module descriptor. */
    private Path plain() throws IOException {
        Workshop workshop = new Workshop(Files.createDirectories(folder.resolve("work")));
        return workshop.jar("plain")
                .source("acme/plain/P", Workshop.layer("plain", "", ""))
                .resource("META-INF/services/lamina.api.layer.LayerProvider", "acme.plain.P\n")
                .into(folder.resolve("jars"));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
