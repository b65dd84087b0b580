package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
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
        assertEquals(0, terminal.run("check", "tiny", "--no-estimate"), terminal::notes);
        // by hand: 12 inputs × 3 units = 36 weights, 3 × 2 = 6; one multiply-add for each weight; 4 bytes for each
        // output
        assertLinesMatch("""
                tiny, for one picture:
                layer   type         output  neurons  parameters  multiply-adds  activations
                ------  --------  ---------  -------  ----------  -------------  -----------
                input             2 x 2 x 3
                middle  hidden-3          3        3          36             36      0.0 KiB
                end     scores-2          2        2           6              6      0.0 KiB
                ------  --------  ---------  -------  ----------  -------------  -----------
                total                              5          42             42      0.0 KiB

                device    abacus: ten beads
                          1 thread

                memory to train with batches of 2 pictures:
                part +size
                -+  -+
                parameters +3.0 MiB
                values +2.5 MiB
                pictures read ahead +0.0 MiB
                validation, or saving +0.0 MiB
                Java: objects +[0-9.,]+ MiB
                Java: code, libraries, compiler +[0-9.,]+ MiB
                -+  -+
                total +[0-9.,]+ MiB
                there is room for [0-9.,]+ [GM]iB: .*
                """.lines().toList(), terminal.results().lines().toList());
    }

    @Test
    void triesHowFastItIsAndTellsWhatATrainingTakes() {
        assertEquals(0, terminal.run("check", "tiny"), terminal::notes);
        assertLinesMatch("""
                >> layers and memory >>
                disk for the folder of a run, at most:
                part +size
                -+  -+
                weights +0.0 MiB
                best weights +0.0 MiB
                best weights as of earlier checkpoints +0.0 MiB
                2 checkpoints +0.0 MiB
                another while it is written +0.0 MiB
                metrics +0.0 MiB
                -+  -+
                total +0.0 MiB
                there is room for .*: free on the file system of .*

                speed     [0-9.,]+ images/s, of that time [0-9]+ % waiting for pictures
                time      0:00 an epoch, 0:00 in all
                """.lines().toList(), terminal.results().lines().toList());
    }

    @Test
    void withoutItsPicturesItTriesMadeUpOnes() {
        assertEquals(0, terminal.run("check", "tiny", "--set", "data=torn"), terminal::notes);
        assertTrue(terminal.notes().contains("warning: the pictures are torn"), terminal::notes);
        assertTrue(
                terminal.results()
                        .lines()
                        .toList()
                        .getLast()
                        .matches("speed     [0-9.,]+ images/s on made-up pictures; .*"),
                terminal::results);
    }

    @Test
    void listsOperationsOnDemandOnly() {
        terminal.run("check", "tiny", "--no-estimate");
        assertFalse(terminal.results().contains("evaluate"));
        assertFalse(terminal.results().contains("slow path"));
        assertEquals(0, terminal.run("check", "tiny", "--ops", "--no-estimate"));
        assertLinesMatch(
                List.of(
                        "train +Times +middle.y \\[2, 3] +beads fast",
                        "train +Carry +gradient/middle.y \\[2, 3] +portable +beads: not a product",
                        "evaluate +Times +end.y \\[2, 2] +beads fast"),
                terminal.results()
                        .lines()
                        .filter(line -> line.matches("train.* (gradient/)?middle.y .*|evaluate.* end.y .*"))
                        .toList());
        assertTrue(terminal.results().contains("\n\nno hot operation runs on a slow path\n"), terminal::results);
    }

    @Test
    void tellsWhatCrossesBetweenDevices() {
        assertEquals(
                0,
                terminal.run(
                        "check",
                        "tiny",
                        "--no-estimate",
                        "--set",
                        "devices.right=cpu",
                        "--set",
                        "layers.end.device=right"),
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
    void saysWhatTheRunBeginsWith() {
        String out = home.resolve("out").toString();
        assertEquals(0, terminal.run("train", "tiny", "--out", out), terminal::notes);
        assertEquals(0, terminal.run("check", "tiny", "--no-estimate", "--set", "init.from=" + out), terminal::notes);
        assertTrue(
                terminal.results().contains("\nbegins    with 2 of 2 tensors from " + out + "/best.safetensors\n"),
                terminal::results);
    }

    /** In the words of the training, which leaves no folder then. */
    @Test
    void weightsToBeginWithThatDoNotFitAreRefused() {
        String out = home.resolve("out").toString();
        assertEquals(0, terminal.run("train", "tiny", "--out", out), terminal::notes);
        String other = home.resolve("other").toString();
        String wider = "layers.middle.type=scores-2";
        assertEquals(3, terminal.run("train", "tiny", "--set", wider, "--set", "init.from=" + out, "--out", other));
        String refusal = terminal.notes();
        assertTrue(refusal.startsWith("error:\n  init.from: nothing in " + out), refusal);
        assertFalse(Files.exists(Path.of(other)));
        for (String estimate : List.of("--ops", "--no-estimate")) {
            assertEquals(3, terminal.run("check", "tiny", estimate, "--set", wider, "--set", "init.from=" + out));
            assertEquals(refusal, terminal.notes());
            assertEquals("", terminal.results());
        }
        assertEquals(3, terminal.run("check", "tiny", "--set", "init.from=" + home.resolve("none")));
        assertTrue(terminal.notes().startsWith("error: init.from: there is no "), terminal::notes);
    }

    @Test
    void aChangeOfTheConfigurationShows() {
        assertEquals(0, terminal.run("check", "tiny", "--no-estimate", "--set", "layers.middle.type=scores-2"));
        assertTrue(terminal.results().contains("total                              4          28             28"));
    }
}
