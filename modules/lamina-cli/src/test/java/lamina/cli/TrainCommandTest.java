package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    @TempDir
    private Path home;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(home, Fakes.all());
    }

    private void train(String... options) {
        String[] arguments = new String[options.length + 4];
        System.arraycopy(
                new String[] {"train", "tiny", "--out", home.resolve("run").toString()}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        assertEquals(0, terminal.run(arguments), terminal::notes);
    }

    @Test
    void saysWhatItWillTakeUnlessToldNotTo() {
        train();
        assertTrue(
                terminal.notes()
                        .lines()
                        .anyMatch(line -> line.matches(
                                "estimate  memory [0-9.]+ [GM]iB at its peak of .*; disk 0.0 MiB at most of .*")),
                terminal::notes);
        assertFalse(terminal.results().contains("roofline"));
    }

    @Test
    void doesNotLookAheadIfToldSo() {
        train("--no-estimate");
        assertFalse(terminal.notes().contains("estimate"), terminal::notes);
    }

    /** The backend says that a product takes a microsecond, everything else two, and a matrix product as well. */
    @Test
    void aProfileTellsWhereTheTimeWent() {
        train("--profile");
        assertLinesMatch(
                List.of(
                        ">> what training came to >>",
                        "profile   the mean of 1 step; milliseconds of each step",
                        "roofline  1,073,742 GFLOP/s in a product of matrices, 75,497.5 GB/s in a sum, both measured here",
                        "",
                        "layer +forward +backward +update +share +GFLOP/s +of roofline",
                        ">> rule >>",
                        "middle +0.001 .*",
                        "end +0.001 .*",
                        ">> loss, and every operation >>"),
                terminal.results().lines().toList());
        assertTrue(terminal.results().contains("Carry"), terminal::results);
    }
}
