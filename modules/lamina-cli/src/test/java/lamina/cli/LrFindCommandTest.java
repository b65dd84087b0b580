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

class LrFindCommandTest {
    @TempDir
    private Path home;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(home, Fakes.all());
    }

    /** The backend that does not compute has the same loss in each step, so there is nothing to suggest. */
    @Test
    void leavesAPictureAndSaysWhatItSees() throws IOException {
        Path picture = home.resolve("rates.svg");
        assertEquals(
                0,
                terminal.run(
                        "lr-find", "tiny", "--steps", "20", "--set", "train.epochs=50", "--out", picture.toString()),
                terminal::notes);
        assertTrue(terminal.results().contains("the loss has not run away up to rate 1"), terminal::results);
        assertTrue(terminal.results().contains("suggests  none: the loss never fell"), terminal::results);
        String svg = Files.readString(picture);
        assertTrue(svg.contains("learning rate") && svg.contains("smoothed"), svg);
        assertTrue(terminal.notes().contains("step 20/20  rate 1"), terminal::notes);
        assertFalse(Files.exists(home.resolve("runs")));
    }

    @Test
    void whatCannotBeIsTold() {
        assertEquals(2, terminal.run("lr-find", "tiny", "--from", "1", "--to", "0.1"));
        assertTrue(terminal.notes().contains("rates grow"), terminal::notes);
        assertEquals(2, terminal.run("lr-find", "tiny", "--steps", "30"));
        assertTrue(terminal.notes().contains("only 4 steps"), terminal::notes);
        assertEquals(
                3,
                terminal.run(
                        "lr-find",
                        "tiny",
                        "--steps",
                        "20",
                        "--set",
                        "train.epochs=50",
                        "--out",
                        home.resolve("no/where.svg").toString()));
        assertTrue(terminal.notes().contains("Name another file with --out"), terminal::notes);
    }
}
