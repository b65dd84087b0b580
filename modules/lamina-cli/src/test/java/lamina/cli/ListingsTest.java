package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Path;
import lamina.api.BackendException;
import lamina.api.backend.Backend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands {@code plugins} and {@code devices}. */
class ListingsTest {
    @TempDir
    private Path home;

    @Test
    void pluginsTellsWhatIsProvidedAndWhichOverridesApply() throws IOException {
        Terminal terminal = new Terminal(home, Fakes.all());
        assertEquals(0, terminal.run("plugins"), terminal::notes);
        assertTrue(terminal.results().contains("layer: scores-2\n"), terminal::results);
        assertTrue(
                terminal.results()
                        .contains("The override set swift is not available here: this processor is too slow for it\n"),
                terminal::results);
    }

    @Test
    void aDecoderWithoutItsLibraryIsNamedWithTheReason() throws IOException {
        String line = "The decoder absent is not available here: its library is missing\n";
        for (String command : new String[] {"plugins", "check"}) {
            Terminal terminal = new Terminal(home, Fakes.withMissingDecoder());
            String[] arguments = command.equals("check") ? new String[] {"check", "tiny"} : new String[] {command};
            assertEquals(0, terminal.run(arguments), terminal::notes);
            assertTrue(terminal.results().contains(line), terminal::results);
        }
    }

    @Test
    void pluginsTellsWhoProvidesTheSameType() throws IOException {
        Terminal terminal = new Terminal(
                home, new Fakes.Backends("cpu", FakeBackend::new), new Fakes.Backends("cpu", FakeBackend::new));
        assertEquals(0, terminal.run("plugins"), terminal::notes);
        assertTrue(terminal.results().contains("backend \"cpu\" is provided 2 times"), terminal::results);
    }

    @Test
    void devicesTellsWhatCanBeUsedAndWhyNot() throws IOException {
        Terminal terminal = new Terminal(home, Fakes.all());
        assertEquals(0, terminal.run("devices"), terminal::notes);
        assertEquals("""
                backend  device   usable  description  remark
                -------  -------  ------  -----------  ---------------------------
                cpu      abacus   yes     ten beads    1 thread
                cpu      quantum  no      no qubits    there is none here; buy one
                """, terminal.results());
    }

    @Test
    void aBackendThatFailsDoesNotHideTheOthers() throws IOException {
        Backend broken = mock();
        when(broken.devices(any())).thenThrow(new BackendException("no driver; install one"));
        Terminal terminal = new Terminal(
                home, new Fakes.Backends("broken", () -> broken), new Fakes.Backends("cpu", FakeBackend::new));
        assertEquals(0, terminal.run("devices"), terminal::notes);
        assertTrue(terminal.results().contains("no driver; install one"), terminal::results);
        assertTrue(terminal.results().contains("abacus"), terminal::results);
    }
}
