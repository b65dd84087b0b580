package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people get wrong, and what they are told: one message, no stack trace, an exit code of its kind, nothing half written. */
class MistakesImageTest {
    @TempDir
    private Path folder;

    /** Runs a command that has to fail, and checks what it says. */
    private void refused(int exit, String command, String... parts) {
        Outcome outcome = LinkedLamina.built().run(folder, command.split(" "));
        assertEquals(exit, outcome.exit(), outcome::toString);
        for (String part : parts) {
            assertTrue(outcome.err().contains(part), () -> "'" + part + "' is missing: " + outcome);
        }
        assertFalse(outcome.err().contains("\tat "), outcome::toString);
        assertFalse(Files.exists(folder.resolve("out")), "a run folder was left behind");
    }

    @Test
    void everyProblemOfAConfigurationAtOnce() throws IOException {
        String run = """
                {
                  "data": "synthetix", "input": [24, 24, 3],
                  "layers": [
                    {"name": "conv1", "type": "conv", "filers": 8, "kernelShape": 5},
                    {"name": "drop1", "type": "dropout", "ratio": 1.5},
                    {"name": "fc2", "type": "dense", "units": "ten"}
                  ],
                  "trian": {"batch": 16}
                }
                """;
        Files.writeString(folder.resolve("run.json"), run);
        refused(
                2,
                "train run.json --out out",
                "run.json:2:11 data: ",
                "did you mean \"synthetic\"?",
                "run.json:4:39 layers.conv1.filers: ",
                "did you mean \"filters\"?",
                "run.json:5:51 layers.drop1.ratio: must be at least 0 and below 1; found 1.5",
                "run.json:6:47 layers.fc2.units: must be a whole number; found \"ten\"",
                "run.json:8:3 trian: ",
                "did you mean \"train\"?");
    }

    @Test
    void names() {
        refused(2, "check alexnt", "did you mean \"alexnet\"?");
        refused(2, "trian quickstart", "did you mean \"train\"?");
        refused(2, "check quickstart --set schedule.rte=3", "--set schedule.rte", "did you mean \"rate\"?");
    }

    @Test
    void aShapeThatDoesNotFit() throws IOException {
        TinyRun.write(folder, "relu");
        refused(6, "train tiny.json --out out --set layers.conv1.kernelShape=40", "conv1", "40", "24");
        refused(6, "train tiny.json --out out --set layers.fc2.units=9", "10 classes", "fc2");
    }

    @Test
    void aDatasetThatIsNotThere() {
        refused(3, "train cifar10 --out out --set data.root=nowhere", "nowhere", "batches.meta.txt", "'root'");
    }

    @Test
    void aTruncatedCifarFile() throws IOException {
        Path root = Files.createDirectories(folder.resolve("cifar"));
        Files.writeString(root.resolve("batches.meta.txt"), "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
        for (int i = 1; i <= 5; i++) {
            Files.write(root.resolve("data_batch_" + i + ".bin"), new byte[3073 * 200 - (i == 3 ? 7 : 0)]);
        }
        Files.write(root.resolve("test_batch.bin"), new byte[3073 * 128]);
        refused(3, "train cifar10 --out out --set data.root=cifar", "data_batch_3.bin", "3073", "199");
    }

    @Test
    void aPictureThatCannotBeDecoded() throws IOException {
        for (String name : new String[] {"cat", "dog"}) {
            Path pictures = Files.createDirectories(folder.resolve("pictures/" + name));
            for (int i = 0; i < 20; i++) {
                TinyRun.picture(pictures.resolve("p" + i + ".png"));
            }
        }
        Files.writeString(folder.resolve("pictures/dog/p7.png"), "no picture at all");
        TinyRun.write(folder, "relu");
        String command = "train tiny.json --set data.type=image-folder --set data.root=pictures --set data.validation=0"
                + " --set layers.fc2.units=2 --out run";
        refused(3, command, "p7.png");
    }

    @Test
    void aFolderThatHoldsARunAlready() throws IOException {
        TinyRun.write(folder, "relu");
        Path kept = Files.createDirectories(folder.resolve("kept"));
        Files.writeString(kept.resolve("weights.safetensors"), "precious");
        refused(3, "train tiny.json --out kept", "kept");
        assertEquals("precious", Files.readString(kept.resolve("weights.safetensors")));
    }
}
