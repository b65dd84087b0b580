package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code schema}; whether it is right, is judged in the distribution, where a validator is. */
class SchemaCommandTest {
    @TempDir
    private Path home;

    @Test
    void toStandardOutputOrIntoAFile() throws IOException {
        Terminal terminal = new Terminal(home, Fakes.all());
        assertEquals(0, terminal.run("schema"), terminal::notes);
        String text = terminal.results();
        assertTrue(text.contains("\"network-layer.hidden-3\": {"), text);
        Path file = home.resolve("lamina.schema.json");
        assertEquals(0, terminal.run("schema", "--out", "" + file), terminal::notes);
        assertEquals(text, Files.readString(file));
        assertEquals("", terminal.results());
        assertEquals(0, terminal.run("schema", "--sweep"), terminal::notes);
        assertTrue(terminal.results().contains("\"stopOnFailure\""), terminal::results);
    }

    @Test
    void aFolderThatIsNotThere() throws IOException {
        Terminal terminal = new Terminal(home, Fakes.all());
        assertEquals(2, terminal.run("schema", "--out", "" + home.resolve("no/such/file")));
        assertTrue(terminal.notes().contains("the schema cannot be written to"), terminal::notes);
    }
}
