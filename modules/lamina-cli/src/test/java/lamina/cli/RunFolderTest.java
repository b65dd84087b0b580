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

/** Training leaves a folder that the other commands take. The backend gives each picture the dog with 3/4, and a loss of 0.25. */
class RunFolderTest {
    @TempDir
    private Path home;

    private Terminal terminal;
    private Path folder;

    @BeforeEach
    void train() throws IOException {
        terminal = new Terminal(home, Fakes.all());
        folder = home.resolve("out");
        assertEquals(0, terminal.run("train", "tiny", "--out", folder.toString()), terminal::notes);
    }

    @Test
    void trainingSaysWhatRunsAndWhyNothingFaster() {
        String notes = terminal.notes();
        assertTrue(notes.contains("training  tiny: pictures of 2 x 2 x 3, 2 classes, 42 parameters"), notes);
        assertTrue(notes.contains("device    abacus: ten beads\n          1 thread\n"), notes);
        assertFalse(notes.contains("quantum"), notes);
        // forward: 2 products, the loss, a look whether it is finite; backward: the loss, two products (pictures want
        // no gradient), two updates
        assertTrue(notes.contains("runs on   beads (2 operations), portable (8 operations)"), notes);
        // that the loss has one thread is said of the device
        assertTrue(notes.contains("          because beads: not a product (7 operations)\n"), notes);
        assertTrue(notes.contains("memory    5.5 MiB"), notes);
    }

    @Test
    void trainingLeavesALineForEachEpochAndTheOutcome() {
        assertTrue(terminal.notes()
                .contains("epoch 2/2  loss 0.250  validation: loss 0.250  top-1 75.0 %  top-5 100.0 %"));
        String results = terminal.results();
        assertTrue(
                results.startsWith(
                        "best      epoch 1: top-1 75.0 %, top-5 100.0 %, loss 0.250 on 4 pictures held back\n"
                                + "last      epoch 2: top-1 75.0 %"),
                results);
        assertTrue(results.contains("lamina evaluate " + folder), results);
    }

    @Test
    void theFolderIsNotUsedTwice() {
        assertEquals(3, terminal.run("train", "tiny", "--out", folder.toString()));
        assertTrue(terminal.notes().contains("is not empty"), terminal::notes);
        assertTrue(Files.exists(folder.resolve("config.json")), "another training's files stay");
    }

    @Test
    void trainingThatFailsBeforeItsFirstStepLeavesNoFolder() {
        Path other = home.resolve("other");
        assertEquals(3, terminal.run("train", "tiny", "--set", "data=torn", "--out", other.toString()));
        assertTrue(terminal.notes().endsWith("error: the pictures are torn\n"), terminal::notes);
        assertFalse(Files.exists(other));
    }

    @Test
    void evaluateTakesTheFolder() {
        assertEquals(0, terminal.run("evaluate", folder.toString()), terminal::notes);
        assertEquals("validation: top-1 75.0 %, top-5 100.0 %, loss 0.250 on 4 pictures\n", terminal.results());
        assertEquals(0, terminal.run("evaluate", folder.toString(), "--split", "train"), terminal::notes);
        assertEquals("train: top-1 50.0 %, top-5 100.0 %, loss 0.250 on 4 pictures\n", terminal.results());
        assertEquals(3, terminal.run("evaluate", folder.toString(), "--split", "test"));
        assertEquals(
                "error: there is no test split\n",
                terminal.notes().lines().toList().getLast() + "\n");
    }

    @Test
    void evaluateTakesAModelWithWeights() {
        String weights = folder.resolve("best.safetensors").toString();
        assertEquals(0, terminal.run("evaluate", "tiny", "--weights", weights), terminal::notes);
        assertTrue(terminal.notes().contains("weights   " + weights), terminal::notes);
    }

    @Test
    void predictNamesTheClassesAndGoesOnBehindADamagedPicture() throws IOException {
        Path good = Files.writeString(home.resolve("good.png"), "PNG");
        Path bad = Files.writeString(home.resolve("bad.png"), "junk");
        assertEquals(
                3, terminal.run("predict", folder.toString(), bad.toString(), good.toString(), home + "/none.png"));
        assertEquals(good + "\n   75.0 %  dog\n   25.0 %  cat\n", terminal.results());
        assertTrue(
                terminal.notes().contains("knows what " + bad + " is (a picture file); decoders here: letter."),
                terminal::notes);
        assertTrue(terminal.notes().contains("there is no picture " + home + "/none.png"), terminal::notes);
    }

    /** On standard error, and not to a program. */
    @Test
    void predictSaysOnOneLineWhatItRunsOn() throws IOException {
        Path good = Files.writeString(home.resolve("good.png"), "PNG");
        assertEquals(0, terminal.run("predict", folder.toString(), good.toString()), terminal::notes);
        assertEquals("runs on   abacus (1 thread): beads (2 operations), portable (1 operation)\n", terminal.notes());
        assertEquals(0, terminal.run("predict", folder.toString(), good.toString(), "--json"), terminal::notes);
        assertEquals("", terminal.notes());
    }

    @Test
    void predictShowsAsManyClassesAsWanted() throws IOException {
        Path good = Files.writeString(home.resolve("good.png"), "PNG");
        assertEquals(0, terminal.run("predict", folder.toString(), good.toString(), "--top", "1"), terminal::notes);
        assertEquals(good + "\n   75.0 %  dog\n", terminal.results());
    }

    @Test
    void predictLooksIntoAFolder() throws IOException {
        Path pictures = Files.createDirectories(home.resolve("pictures"));
        Files.writeString(pictures.resolve("b.png"), "PNG");
        Files.writeString(pictures.resolve("a.png"), "PNG");
        Files.writeString(pictures.resolve(".hidden"), "junk");
        Files.createDirectories(pictures.resolve("empty"));
        assertEquals(0, terminal.run("predict", folder.toString(), pictures.toString(), "--top", "1"), terminal::notes);
        assertEquals(pictures + "/a.png\n   75.0 %  dog\n" + pictures + "/b.png\n   75.0 %  dog\n", terminal.results());
        assertEquals(3, terminal.run("predict", folder.toString(), pictures + "/empty"), terminal::notes);
        assertTrue(
                terminal.notes().contains("there are no files in the folder " + pictures + "/empty"), terminal::notes);
    }

    @Test
    void resultsForPrograms() throws IOException {
        Path good = Files.writeString(home.resolve("good.png"), "PNG");
        assertEquals(0, terminal.run("predict", folder.toString(), good.toString(), "--json"), terminal::notes);
        assertEquals(
                "{\"picture\":\"" + good + "\",\"best\":[{\"label\":1,\"class\":\"dog\",\"probability\":0.75},"
                        + "{\"label\":0,\"class\":\"cat\",\"probability\":0.25}]}\n",
                terminal.results());
        assertEquals(0, terminal.run("evaluate", folder.toString(), "--json"), terminal::notes);
        assertEquals(
                "{\"split\":\"validation\",\"pictures\":4,\"loss\":0.25,\"top1\":0.75,\"top5\":1.0}\n",
                terminal.results());
    }
}
