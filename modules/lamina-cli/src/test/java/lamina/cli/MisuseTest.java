package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people get wrong: one message, the exit code, no stack trace. */
class MisuseTest {
    @TempDir
    private Path home;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(home, Fakes.all());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trian tiny                           | 2 | unknown command \"trian\"; did you mean \"train\"?",
                "train                                | 2 | Missing required parameter: 'RUN'",
                "train tiny --ouut x                  | 2 | unknown option \"--ouut\"; did you mean \"--out\"?",
                "train tniy                           | 2 | did you mean \"tiny\"?",
                "check tiny --set layers.middle.x=1   | 2 | layers.middle.x",
                "check tiny --set train.batch=0       | 2 | must be at least 1; found 0",
                "check tiny --set train.epoch=1       | 2 | did you mean \"epochs\"?",
                "check tiny --set layers.end.type=scores-3 | 2 | did you mean \"scores-2\"?",
                "evaluate tiny                        | 2 | has no weights of its own",
                "evaluate tiny --split tset           | 2 | did you mean \"test\"?",
                "evaluate tiny --weights none         | 3 | there is no weights file",
                "predict tiny                         | 2 | Missing required parameter: 'IMAGE'",
                "predict tiny p.png --top 0           | 2 | --top is a number of classes",
                "bench tniy                           | 2 | did you mean \"tiny\"?",
                "bench tiny --mode trian              | 2 | must be train or predict; found \"trian\"; did you mean \"train\"?",
                "bench tiny --batch 0                 | 2 | train.batch: must be at least 1; found 0",
                "bench tiny --seconds 0               | 2 | --seconds is how long to measure, more than 0; found 0",
                "bench tiny --seconds soon            | 2 | 'soon' is not a double",
                "bench tiny --warmup -1               | 2 | --warmup is a time in seconds, at least 0; found -1",
                "bench tiny --threads 2               | 2 | backend.threads",
                "plugins extra                        | 2 | unknown command \"extra\"",
                "check tiny --set train.batch=999999999 | 6 | a batch of 999999999 pictures of [2, 2, 3] is too large",
            })
    void oneMessageAndTheCode(String command, int code, String message) {
        int exit = terminal.run(command.split(" "));
        assertAll(
                () -> assertEquals(code, exit, terminal::notes),
                () -> assertTrue(terminal.notes().startsWith("error: "), terminal::notes),
                () -> assertTrue(terminal.notes().contains(message), terminal::notes),
                () -> assertFalse(terminal.notes().contains("\tat "), terminal::notes),
                () -> assertEquals("", terminal.results()));
    }

    @Test
    void withoutACommandShowsWhatThereIs() {
        assertEquals(2, terminal.run());
        assertTrue(terminal.notes().startsWith("Usage: lamina"), terminal::notes);
    }

    @Test
    void severalProblemsStandBelowEachOther() {
        assertEquals(2, terminal.run("check", "tiny", "--set", "train.batch=0", "--set", "train.epochs=0"));
        assertTrue(terminal.notes().lines().skip(1).allMatch(line -> line.startsWith("  ")), terminal::notes);
        assertEquals(3, terminal.notes().lines().count(), terminal::notes);
    }

    @Test
    void aFolderWithoutAConfigurationIsNoRun() throws IOException {
        Path folder = Files.createDirectory(home.resolve("empty"));
        assertEquals(2, terminal.run("evaluate", folder.toString()));
        assertTrue(terminal.notes().contains("is a folder without a config.json"), terminal::notes);
    }

    @Test
    void showsWhereInTheProgramOnDemandOnly() {
        assertEquals(2, terminal.run("train", "tniy", "--stacktrace"));
        assertTrue(terminal.notes().contains("\tat lamina"), terminal::notes);
    }

    /** As a name that the locale has no letters for; the byte 0 is none in any. */
    @Test
    void whatCannotBeAFilesName() {
        assertEquals(2, terminal.run("check", "a\0b.json"), terminal::notes);
        assertTrue(terminal.notes().contains("cannot be the name of a file here"), terminal::notes);
        assertTrue(terminal.notes().contains("LC_ALL=C.UTF-8"), terminal::notes);
    }

    @Test
    void resultsThatAreLostAreNoSuccess() throws IOException {
        assertEquals(3, listed("No space left on device"));
        assertEquals(0, listed("Broken pipe"));
    }

    private int listed(String failure) throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(failure);
            }
        };
        ByteArrayOutputStream notes = new ByteArrayOutputStream();
        Output output = new Output(new ResultStream(full), new PrintStream(notes, true, StandardCharsets.UTF_8), false);
        int code =
                new Lamina(output, new Home(Optional.of(home)), new PluginFolders(Map.of()), Map.of()).run("--version");
        assertEquals(code != 0, notes.toString(StandardCharsets.UTF_8).contains("standard output: " + failure));
        return code;
    }

    /** Helps fit into the narrowest terminal that is still in use. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "train",
                "evaluate",
                "predict",
                "report",
                "check",
                "lr-find",
                "bench",
                "data pack",
                "data verify",
                "data show",
                "data stats",
                "data doctor",
                "data mean",
                "data pca",
                "data get",
                "sweep",
                "schema",
                "plugins list",
                "plugins info",
                "plugins doctor",
                "plugins verify",
                "plugins new",
                "runtime link",
                "devices",
                "doctor"
            })
    void helpIsNoWiderThanATerminal(String command) {
        assertEquals(0, terminal.run((command + " --help").split(" ")), terminal::notes);
        terminal.results().lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }
}
