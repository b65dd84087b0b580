package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network over two devices that TornadoVM compiles for: in columns, and as replicas. PoCL makes two devices of one processor; skipped
 * where there are no two.
 */
class TwoGpusImageTest {
    private static final String COLUMNS = """
            {
              "name": "columns", "seed": 3,
              "data": {"type": "synthetic", "train": 128, "validation": 32},
              "input": [24, 24, 3],
              "augment": {
                "train": [{"type": "resize-short-side", "size": 24}, {"type": "center-crop", "size": 24},
                          {"type": "subtract-mean", "mean": 128, "std": 64}],
                "evaluate": [{"type": "resize-short-side", "size": 24}, {"type": "center-crop", "size": 24},
                             {"type": "subtract-mean", "mean": 128, "std": 64}]
              },
              "layers": [
                {"name": "conv1a", "type": "conv", "filters": 8, "kernelShape": 5, "strides": 2, "weights": "he", "device": "left"},
                {"name": "relu1a", "type": "relu", "device": "left"},
                {"name": "conv1b", "type": "conv", "filters": 8, "kernelShape": 5, "strides": 2, "weights": "he", "from": "input",
                 "device": "right"},
                {"name": "relu1b", "type": "relu", "device": "right"},
                {"name": "both", "type": "concat", "from": ["relu1a", "relu1b"], "device": "left"},
                {"name": "fc2", "type": "dense", "units": 10, "device": "left"}
              ],
              "train": {"batch": 16, "epochs": 3, "steps": 20},
              "devices": {"left": "cpu", "right": "cpu"}
            }
            """;

    /** What the right column hands the left, 10 by 10 places of 8 channels for each of 16 pictures, and its gradient. */
    private static final String CROSSED = "crossed   102,400 bytes a step";

    private final LinkedLamina image = LinkedLamina.built().with(Map.of("POCL_DEVICES", "basic pthread"));

    @TempDir
    private Path folder;

    @BeforeEach
    void needsTwoDevices() {
        assumeTrue(System.getenv("TORNADOVM_HOME") != null, "the variable TORNADOVM_HOME is not set");
        assumeTrue(
                Files.isDirectory(image.home().resolve("gpu")), "the image was built without the profile \"tornado\"");
        assumeTrue(image.run(folder, "devices").out().contains("0:1"), "TornadoVM has but one device here");
    }

    private Outcome train(String run, String out, String... settings) {
        List<String> arguments = Stream.concat(
                        Stream.of("train", run, "--out", out),
                        Stream.of(settings).flatMap(setting -> Stream.of("--set", setting)))
                .toList();
        Outcome outcome = image.run(folder, arguments.toArray(String[]::new));
        assertEquals(0, outcome.exit(), outcome::toString);
        return outcome;
    }

    @Test
    void columnsLearnWhatTheyLearnOnProcessors() throws IOException {
        Files.writeString(folder.resolve("columns.json"), COLUMNS);
        train("columns.json", "processors", "devices.left.native=reference", "devices.right.native=reference");
        Outcome devices = train(
                "columns.json",
                "devices",
                "devices.left={type: tornado, device: '0:0'}",
                "devices.right={type: tornado, device: '0:1'}");
        assertTrue(devices.out().contains(CROSSED), devices::toString);
        WeightsFile.assertClose(folder.resolve("processors"), folder.resolve("devices"));
    }

    @Test
    void replicasLearnWhatOneDeviceLearnsFromTheWholeBatch() throws IOException {
        TinyRun.write(folder, "relu");
        train("tiny.json", "one", "backend.type=tornado");
        train("tiny.json", "two", "replicas.backends=[{type: tornado, device: '0:0'}, {type: tornado, device: '0:1'}]");
        WeightsFile.assertClose(folder.resolve("one"), folder.resolve("two"));
    }
}
