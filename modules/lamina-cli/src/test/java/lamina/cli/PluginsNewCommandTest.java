package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lamina.cli.scaffold.ScaffoldKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command {@code plugins new}. */
class PluginsNewCommandTest {
    @TempDir
    private Path home;

    private Terminal terminal;
    private Path project;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(home, Fakes.all());
        project = home.resolve("project");
    }

    @Test
    void writesAProjectAndSaysWhatIsNext() {
        assertEquals(
                0, terminal.run("plugins", "new", "schedule", "acme:inverse", "--into", "" + project), terminal::notes);
        terminal.results().lines().forEach(file -> assertTrue(Files.isRegularFile(Path.of(file)), file));
        assertTrue(terminal.results().lines().count() > 8, terminal::results);
        assertTrue(Files.exists(project.resolve("src/main/java/acme/inverse/InverseProvider.java")), terminal::results);
        assertTrue(terminal.notes().contains("mvn package"), terminal::notes);
    }

    @Test
    void helpNamesEveryKind() {
        assertEquals(0, terminal.run("plugins", "new", "--help"));
        String help = terminal.results().replaceAll("\\s+", " ");
        for (ScaffoldKind kind : ScaffoldKind.values()) {
            assertTrue(help.matches(".*what it provides:[^:]* " + kind.label() + "\\b.*"), kind::label);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "layr acme:swish                           | \"layr\" is no kind of plugin to begin, but layer, loss, ",
                "layr acme:swish                           | did you mean \"layer\"?",
                "layer swish                               | a prefix of your own, a colon and a name",
                "layer Acme:Leaky_ReLU                     | did you mean \"acme:leaky-relu\"?",
                "layer acme:9lives                         | \"acme:9lives\" cannot be a plugin's name",
                "layer lamina:swish                        | the prefix \"lamina\" is not yours to give",
                "layer java:swish                          | as in acme:swish",
                "layer acme:new                            | acme.new cannot be the name of a package",
                "layer acme:swish --package acme.int       | give another by --package",
                "layer acme:swish --package lamina.swish   | the package lamina.swish is not yours to fill",
                "layer acme:swish --package a-b            | a-b cannot be the name of a package and a module",
                "layer acme:tensor                         | choose another, as in acme:my-tensor",
                "layer                                     | Missing required parameter: 'NAME'",
            })
    void oneMessageAndNothingIsWritten(String arguments, String message) {
        String[] words = ("plugins new " + arguments + " --into " + project).split(" +");
        assertEquals(2, terminal.run(words), terminal::notes);
        assertTrue(terminal.notes().startsWith("error: "), terminal::notes);
        assertTrue(terminal.notes().contains(message), terminal::notes);
        assertFalse(terminal.notes().contains("\tat "), terminal::notes);
        assertEquals("", terminal.results());
        assertFalse(Files.exists(project));
    }

    @Test
    void aFolderWithSomethingInItIsLeftAlone() throws IOException {
        Path readme = Files.writeString(Files.createDirectory(project).resolve("README.md"), "mine");
        assertEquals(2, terminal.run("plugins", "new", "layer", "acme:swish", "--into", "" + project));
        assertTrue(terminal.notes().contains(readme + "; give another by --into"), terminal::notes);
        assertEquals("mine", Files.readString(readme));
    }
}
