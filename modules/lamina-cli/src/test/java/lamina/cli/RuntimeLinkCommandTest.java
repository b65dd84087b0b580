package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with {@code runtime link} is said before anything is written; linking itself is tested with an image. */
final class RuntimeLinkCommandTest {
    @TempDir
    private Path home;

    private Terminal terminal;
    private Path plugin;

    @BeforeEach
    void plugin() throws IOException {
        terminal = new Terminal(home, Fakes.all());
        plugin = Files.writeString(home.resolve("plugin.jar"), "a jar, for all that is looked at here");
    }

    private String refused(int exit, Path with, Path out, String... more) {
        String[] command = {"runtime", "link", "--with", with.toString(), "--out", out.toString()};
        String[] all = new String[command.length + more.length];
        System.arraycopy(command, 0, all, 0, command.length);
        System.arraycopy(more, 0, all, command.length, more.length);
        assertEquals(exit, terminal.run(all), terminal::notes);
        return terminal.notes();
    }

    private Path jdk(String version) throws IOException {
        Path jdk = Files.createDirectories(home.resolve("jdk"));
        Files.createDirectories(jdk.resolve("bin"));
        assertTrue(Files.writeString(jdk.resolve("bin/jlink"), "").toFile().setExecutable(true));
        Files.writeString(
                jdk.resolve("release"), "JAVA_VERSION=\"%s\"\nMODULES=\"java.base java.sql\"\n".formatted(version));
        return jdk;
    }

    @Test
    void noPluginOfThatName() {
        String notes = refused(4, home.resolve("absent.jar"), home.resolve("out"));
        assertTrue(notes.contains("absent.jar, which does not exist; give a plugin's jar"), notes);
    }

    @Test
    void nothingIsLinkedOverWhatIsThere() throws IOException {
        Path out = Files.createDirectories(home.resolve("out"));
        String notes = refused(2, plugin, out);
        assertTrue(notes.contains("out exists already"), notes);
    }

    @Test
    void noJdk() {
        assertTrue(
                refused(2, plugin, home.resolve("out")).contains("set JAVA_HOME to its folder, or give it by --jdk"));
        terminal.with("JAVA_HOME", home.resolve("models").toString());
        String notes = refused(2, plugin, home.resolve("out"));
        assertTrue(notes.contains("JAVA_HOME names") && notes.contains("which is no JDK: it has no bin/jlink"), notes);
    }

    @Test
    void aJdkOfAnotherRelease() throws IOException {
        String notes =
                refused(2, plugin, home.resolve("out"), "--jdk", jdk("21.0.4").toString());
        assertTrue(notes.contains("--jdk names a JDK 21.0.4"), notes);
        assertTrue(notes.contains("only a JDK " + Runtime.version().feature() + " can link it"), notes);
    }

    @Test
    void outsideOfARuntimeThereIsNothingToLink() throws IOException {
        String notes = refused(
                2,
                plugin,
                home.resolve("out"),
                "--jdk",
                jdk(Runtime.version().feature() + "").toString());
        assertTrue(notes.contains("only a linked runtime can link another one"), notes);
        assertFalse(Files.exists(home.resolve("out")));
    }

    @Test
    void rehearsalRunsEachLineAndEndsWithTheWorst() throws IOException {
        Path lines = Files.writeString(home.resolve("lines.txt"), "# a remark\n\n--version\nplugins info absent\n");
        assertEquals(4, terminal.run("rehearse", lines.toString()), terminal::notes);
        assertEquals("", terminal.results());
        assertEquals("0  --version\n4  plugins info absent\n", terminal.notes().replace("\r", ""));
    }
}
