package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands below {@code plugins}. */
class PluginsCommandTest {
    @TempDir
    private Path home;

    @Test
    void listIsWhatPluginsSaysByItself() throws IOException {
        Terminal terminal = new Terminal(home, Fakes.all());
        assertEquals(0, terminal.run("plugins"), terminal::notes);
        String list = terminal.results();
        assertEquals(0, terminal.run("plugins", "list"), terminal::notes);
        assertEquals(list, terminal.results());
    }

    @Test
    void listInJson() throws IOException {
        Terminal terminal = new Terminal(home, Fakes.all());
        assertEquals(0, terminal.run("plugins", "list", "--json"), terminal::notes);
        assertEquals(1, terminal.results().lines().count());
        assertTrue(terminal.results().contains("{\"kind\":\"layer\",\"type\":\"scores-2\"}"), terminal::results);
        assertTrue(terminal.results().contains("\"usable\":true"), terminal::results);
        assertTrue(terminal.results().endsWith("\"problems\":[]}\n"), terminal::results);
    }

    @Test
    void strictlyATypeOfTwoIsAnError() throws IOException {
        Terminal terminal = new Terminal(
                home, new Fakes.Backends("cpu", FakeBackend::new), new Fakes.Backends("cpu", FakeBackend::new));
        assertEquals(4, terminal.run("plugins", "--strict-plugins"), terminal::notes);
        assertEquals(4, terminal.run("devices", "--strict-plugins"), terminal::notes);
        assertTrue(terminal.notes().startsWith("error: the backend \"cpu\" is provided 2 times"), terminal::notes);
        assertEquals(4, terminal.run("plugins", "doctor"), terminal::notes);
        assertTrue(terminal.results().contains("problem  types: the backend \"cpu\""), terminal::results);
    }

    @Test
    void infoTellsOfTypesAndSettings() throws IOException {
        Terminal terminal = new Terminal(home, Fakes.all());
        assertEquals(0, terminal.run("plugins", "info", "scores-2"), terminal::notes);
        assertTrue(terminal.results().contains("layer scores-2\n  no settings\n"), terminal::results);
        assertEquals(4, terminal.run("plugins", "info", "scores-3"));
        assertTrue(terminal.notes().contains("did you mean \"scores-2\"?"), terminal::notes);
    }

    @Test
    void verifySaysWhatIsWrongWithItsArguments() throws IOException {
        Terminal terminal = new Terminal(home, Fakes.all());
        assertEquals(4, terminal.run("plugins", "verify", home.resolve("no.jar").toString()));
        assertTrue(terminal.notes().contains("no.jar does not exist"), terminal::notes);
        Path page = Files.writeString(home.resolve("page.jar"), "<html>");
        assertEquals(4, terminal.run("plugins", "verify", page.toString()));
        assertTrue(terminal.notes().contains("page.jar is no jar"), terminal::notes);
        assertEquals(2, terminal.run("plugins", "verify", page.toString(), "--input", "3,x"));
        assertTrue(terminal.notes().contains("must be a shape"), terminal::notes);
    }

    @Test
    void helpOfThoseWithoutARunDoesNotSpeakOfOne() throws IOException {
        Terminal terminal = new Terminal(home, Fakes.all());
        assertEquals(0, terminal.run("plugins", "verify", "--help"));
        assertTrue(terminal.results().contains("Exit codes:"), terminal::results);
        assertFalse(terminal.results().contains("RUN is"), terminal::results);
        assertEquals(0, terminal.run("train", "--help"));
        assertTrue(terminal.results().contains("RUN is"), terminal::results);
    }
}
