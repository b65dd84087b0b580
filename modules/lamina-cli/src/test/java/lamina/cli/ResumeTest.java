package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lamina.api.Provider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code train --resume} says, and what it insists on. The run has two epochs of two steps. */
class ResumeTest {
    @TempDir
    private Path home;

    private Terminal terminal;
    private Path folder;

    @BeforeEach
    void train() throws IOException {
        terminal = new Terminal(home, Fakes.all());
        folder = home.resolve("out");
        assertEquals(
                0,
                terminal.run("train", "tiny", "--out", "" + folder, "--set", "train.checkpoint={steps: 1, keep: 9}"),
                terminal::notes);
    }

    private int resume(String... more) {
        return terminal.run(Stream.concat(Stream.of("train", "--resume", "" + folder), Arrays.stream(more))
                .toArray(String[]::new));
    }

    private Path checkpoint(String name) {
        return folder.resolve("checkpoints").resolve(name);
    }

    private void says(String... parts) {
        for (String part : parts) {
            assertTrue(terminal.notes().contains(part), () -> "'" + part + "' is missing: " + terminal.notes());
        }
    }

    @Test
    void aRunThatHasEndedSaysSo() throws IOException {
        String before = Files.readString(folder.resolve("metrics.jsonl"));
        assertEquals(0, resume());
        says("nothing to do: the run in " + folder + " has ended, after step 4 (after epoch 2)", "--changed");
        assertEquals(before, Files.readString(folder.resolve("metrics.jsonl")));
    }

    @Test
    void moreEpochsAreAChangeThatIsShownAndAskedFor() throws IOException {
        assertEquals(2, resume("--set", "train.epochs=3"));
        says("the configuration is not the one that the run has come to step 4", "--changed goes on");
        says("train.epochs: then 2, now 3");
        assertEquals(0, resume("--set", "train.epochs=3", "--changed"), terminal::notes);
        says("resumes   from step 4 (after epoch 2), written 2", "changed   train.epochs: then 2, now 3", "epoch 3/3");
        assertTrue(Files.readString(folder.resolve("config.json")).contains("\"epochs\": 3"));
        String metrics = Files.readString(folder.resolve("metrics.jsonl"));
        assertTrue(metrics.contains("\"changes\":[\"train.epochs: then 2, now 3\"]"), metrics);
        assertEquals(0, resume());
        says("nothing to do");
    }

    @Test
    void aRunThatHasEndedEarlySaysWhyAndHowToGoOn() {
        folder = home.resolve("early");
        String early =
                "train.earlyStop={measure: top1, patience: 1, threshold: 2}"; // nothing gains that much, but the first
        assertEquals(0, terminal.run("train", "tiny", "--out", "" + folder, "--set", early, "--set", "train.epochs=9"));
        says("ended after epoch 2 of 9: top-1 has not improved for 1 validation");
        assertEquals(0, resume());
        says("as top-1 has not improved for 1 validation. For more: --set train.earlyStop.patience=2 --changed");
        assertEquals(0, resume("--set", "train.earlyStop.patience=2", "--changed"), terminal::notes);
        says("ended after epoch 3 of 9");
    }

    @Test
    void anotherModelIsComparedToo() throws IOException {
        Files.writeString(home.resolve("models/other.json"), Terminal.TINY.replace("\"epochs\": 2", "\"epochs\": 5"));
        assertEquals(2, resume("other"));
        says("train.epochs: then 2, now 5");
        assertEquals(0, resume("other", "--changed"), terminal::notes);
        says("epoch 5/5");
    }

    @Test
    void whatChangesNothingOfWhatIsLearnedIsOnlyShown() throws IOException {
        assertEquals(
                0, terminal.run("train", "--resume", "" + checkpoint("step-00000003"), "--set", "train.loaders=2"));
        says("resumes   from step 3 (epoch 2, step 1 of 2)", "changed   train.loaders: then 1, now 2");
        assertTrue(terminal.results().contains("last      epoch 2"), terminal::results);
    }

    @Test
    void aNamedCheckpointIsTakenAndLaterOnesAreGivenUp() throws IOException {
        assertEquals(0, terminal.run("train", "--resume", "" + checkpoint("step-00000001")), terminal::notes);
        try (Stream<Path> entries = Files.list(folder.resolve("checkpoints"))) {
            assertEquals(
                    List.of("step-00000001", "step-00000002-epoch-1", "step-00000003", "step-00000004-epoch-2"),
                    entries.map(entry -> entry.getFileName().toString())
                            .sorted()
                            .toList());
        }
    }

    @Test
    void aDamagedOneIsPassedOverWithAWord() throws IOException {
        Files.writeString(checkpoint("step-00000004-epoch-2").resolve("checkpoint.json"), "{}");
        assertEquals(0, resume(), terminal::notes);
        says(
                "warning: the checkpoint " + checkpoint("step-00000004-epoch-2") + " is damaged: checkpoint.json",
                "going on from an earlier one, " + checkpoint("step-00000003"),
                "resumes   from step 3");
        assertEquals(3, terminal.run("train", "--resume", "" + damaged("step-00000003")));
        says("is damaged", "An earlier one is sound: go on with --resume " + checkpoint("step-00000002-epoch-1"));
    }

    private Path damaged(String name) throws IOException {
        Files.writeString(checkpoint(name).resolve("checkpoint.json"), "{}");
        return checkpoint(name);
    }

    @Test
    void aPluginThatIsMissingIsNamedAndNothingTouched() throws IOException {
        Provider<?, ?>[] others = Arrays.stream(Fakes.all())
                .filter(provider -> !provider.type().equals("hidden-3"))
                .toArray(Provider<?, ?>[]::new);
        String before = Files.readString(folder.resolve("metrics.jsonl"));
        terminal = new Terminal(home, others);
        assertEquals(2, resume("--set", "train.epochs=3", "--changed"));
        says("no layer has the type \"hidden-3\"", "config.json");
        assertEquals(before, Files.readString(folder.resolve("metrics.jsonl")));
    }

    @Test
    void aCheckpointOfAnotherNetworkIsRefused() {
        assertEquals(
                3,
                resume("--set", "layers.middle.name=other", "--set", "train.epochs=3", "--changed"),
                terminal::notes);
        says("does not fit the network", "missing: other.weights", "middle.weights");
    }

    @Test
    void anotherMachineIsToldOf() throws IOException {
        Path file = checkpoint("step-00000003").resolve("checkpoint.json");
        String text = Files.readString(file).replace("ten beads", "nine beads");
        Files.writeString(file, text);
        Path sums = checkpoint("step-00000003").resolve("SHA256SUMS");
        Process sum = new ProcessBuilder("sha256sum", "checkpoint.json")
                .directory(file.getParent().toFile())
                .start();
        String line = new String(sum.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        Files.writeString(sums, Files.readString(sums).replaceFirst("[0-9a-f]{64}  checkpoint.json\n", line));
        assertEquals(0, terminal.run("train", "--resume", "" + checkpoint("step-00000003")), terminal::notes);
        says("warning: not bit for bit", "then abacus: nine beads; 1 thread, now abacus: ten beads; 1 thread");
    }

    /** Only the last ones are kept, and a name may end in the epoch. */
    @Test
    void aCheckpointThatIsNotThereIsToldWithThoseThatAre() {
        assertEquals(2, terminal.run("train", "--resume", "" + checkpoint("step-00000077")));
        says("step-00000077 does not exist; the checkpoints there are ", "step-00000003");
    }

    @Test
    void whatIsNoRunIsRefused() throws IOException {
        assertEquals(2, terminal.run("train", "--resume", "" + home.resolve("none")));
        says("does not exist");
        assertEquals(2, terminal.run("train", "--resume", "" + Files.createDirectory(home.resolve("empty"))));
        says("has no config.json, so no training wrote it");
        assertEquals(2, resume("--out", "" + home.resolve("other")));
        says("--out and --resume exclude each other");
        assertFalse(Files.exists(home.resolve("other")));
    }
}
