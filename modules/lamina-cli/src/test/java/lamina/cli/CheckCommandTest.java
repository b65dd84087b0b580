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

class CheckCommandTest {
    @TempDir
    private Path home;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(home, Fakes.all());
    }

    @Test
    void printsLayersAndMemory() {
        assertEquals(0, terminal.run("check", "tiny"), terminal::notes);
        // by hand: 12 inputs × 3 units = 36 weights, 3 × 2 = 6; one multiply-add for each weight; 4 bytes for each
        // output
        assertEquals("""
                tiny, for one picture:
                layer   type         output  neurons  parameters  multiply-adds  activations
                ------  --------  ---------  -------  ----------  -------------  -----------
                input             2 x 2 x 3
                middle  hidden-3          3        3          36             36      0.0 KiB
                end     scores-2          2        2           6              6      0.0 KiB
                ------  --------  ---------  -------  ----------  -------------  -----------
                total                              5          42             42      0.0 KiB

                memory to train with batches of 2 pictures:
                part                  memory
                -------------------  -------
                parameters           3.0 MiB
                values               2.5 MiB
                pictures read ahead  0.0 MiB
                -------------------  -------
                total                5.5 MiB
                """, terminal.results());
    }

    @Test
    void listsOperationsOnDemandOnly() {
        terminal.run("check", "tiny");
        assertFalse(terminal.results().contains("evaluate"));
        assertFalse(terminal.results().contains("slow path"));
        assertEquals(0, terminal.run("check", "tiny", "--ops"));
        assertLinesMatch(
                List.of(
                        "train      Times      middle.y \\[2, 3] +beads fast",
                        "train      Carry      gradient/middle.y \\[2, 3] +portable +beads: not a product",
                        "evaluate   Times      end.y \\[2, 2] +beads fast"),
                terminal.results()
                        .lines()
                        .filter(line -> line.matches("train.* (gradient/)?middle.y .*|evaluate.* end.y .*"))
                        .toList());
        assertTrue(terminal.results().endsWith("\n\nno hot operation runs on a slow path\n"), terminal::results);
    }

    @Test
    void tellsWhatCrossesBetweenDevices() {
        assertEquals(
                0,
                terminal.run("check", "tiny", "--set", "devices.right=cpu", "--set", "layers.end.device=right"),
                terminal::notes);
        // the hidden layer's three outputs for two pictures, and the gradient back
        assertLinesMatch(
                List.of(
                        "middle +hidden-3 on backend .*",
                        "end +scores-2 on right .*",
                        "middle.y \\[2, 3] +backend +right +24",
                        "gradient/middle.y \\[2, 3] +right +backend +24",
                        "total +48",
                        "backend: parameters .*",
                        "right: parameters .*",
                        "between the devices .*"),
                terminal.results()
                        .lines()
                        .filter(line ->
                                line.matches("(middle|end|gradient|backend: p|right: p|between the).*|total +48"))
                        .toList());
    }

    @Test
    void namesTheDeviceThatWasMeant() {
        assertEquals(
                2, terminal.run("check", "tiny", "--set", "devices.right=cpu", "--set", "layers.end.device=rihgt"));
        assertTrue(
                terminal.notes()
                        .contains(
                                "must be one of the run's devices (backend, right); found \"rihgt\"; did you mean \"right\"?"),
                terminal::notes);
    }

    @Test
    void aChangeOfTheConfigurationShows() {
        assertEquals(0, terminal.run("check", "tiny", "--set", "layers.middle.type=scores-2"));
        assertTrue(terminal.results().contains("total                              4          28             28"));
    }
}
