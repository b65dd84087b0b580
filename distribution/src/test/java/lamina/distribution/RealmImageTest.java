package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A third party's jar, dropped into a folder of the linked runtime. */
class RealmImageTest {
    @TempDir
    private Path folder;

    private Path plugins;

    private Outcome lamina(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--plugins";
        all[arguments.length + 1] = plugins.toString();
        return LinkedLamina.built().run(folder, all);
    }

    @BeforeEach
    void install() throws IOException {
        plugins = folder.resolve("plugins");
        ThirdParty.installInFolder("swish", plugins);
    }

    @Test
    void isListedCheckedAndTrains() throws IOException {
        Outcome list = lamina("plugins");
        assertEquals(0, list.exit(), list::toString);
        assertTrue(list.out().contains("acme:swish"), list::toString);
        assertTrue(list.out().contains("\nacme-swish  "), list::toString); // its id, not its module
        TinyRun.write(folder, "acme:swish");
        Outcome check = lamina("check", "tiny.json");
        assertEquals(0, check.exit(), check::toString);
        assertTrue(check.out().contains("acme:swish"), check::toString);
        Outcome train = lamina("train", "tiny.json", "--out", "out");
        assertEquals(0, train.exit(), train::toString);
    }

    @Test
    void aSecondCopyIsRefusedByName() throws IOException {
        Path twin = Files.createDirectories(plugins.resolve("twin"));
        Files.copy(plugins.resolve("acme-swish/acme-swish-1.0.jar"), twin.resolve("twin.jar"));
        TinyRun.write(folder, "acme:swish");
        Outcome check = lamina("check", "tiny.json");
        assertEquals(2, check.exit(), check::toString);
        String both = "the plugin acme-swish is there 2 times: %s (1.0) and %s (1.0); remove all but one"
                .formatted(plugins.resolve("acme-swish"), twin);
        assertEquals(2, check.err().split(Pattern.quote(both), -1).length - 1, check::toString);
    }

    @Test
    void aRunThatGoesOnTellsOfAnotherJarAndOfAMissingOne() throws IOException {
        Path jar = plugins.resolve("acme-swish/acme-swish-1.0.jar");
        TinyRun.write(folder, "acme:swish");
        Outcome train = lamina("train", "tiny.json", "--out", "out", "--set", "train.steps=3");
        assertEquals(0, train.exit(), train::toString);
        String[] longer = {"train", "--resume", "out", "--changed", "--set", "train.steps=5"};
        try (FileSystem zip = FileSystems.newFileSystem(jar)) {
            Files.writeString(zip.getPath("note.txt"), "another build of the same version");
        }
        Outcome resumed = lamina(longer);
        assertEquals(0, resumed.exit(), resumed::toString);
        assertTrue(resumed.err().contains("resumes   from step 3 (epoch 1, step 3 of 8)"), resumed::toString);
        assertTrue(
                resumed.err()
                        .matches(
                                "(?s).*warning: not bit for bit [^\\n]*another module: then acme.swish 1.0 \\(sha256 [0-9a-f]{8}[.]{3}\\), now acme.swish 1.0 \\(sha256 [0-9a-f]{8}[.]{3}\\)\\n.*"),
                resumed::toString);
        assertEquals(1, resumed.err().split("not bit for bit", -1).length - 1, resumed::toString);
        Files.delete(jar);
        Files.delete(jar.getParent());
        Outcome missing = lamina("train", "--resume", "out", "--changed", "--set", "train.steps=7");
        assertEquals(2, missing.exit(), missing::toString);
        assertTrue(missing.err().contains("no layer has the type \"acme:swish\""), missing::toString);
    }
}
