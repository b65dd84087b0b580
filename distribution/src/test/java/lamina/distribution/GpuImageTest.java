package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The linked runtime with its part for GPUs beside it, on whatever device TornadoVM finds. Skipped where the image was built without that
 * part: it takes a TornadoVM, named by {@code TORNADOVM_HOME}.
 */
class GpuImageTest {
    private final LinkedLamina image = LinkedLamina.built();

    @TempDir
    private Path folder;

    @BeforeEach
    void needsTornadoVm() {
        assumeTrue(System.getenv("TORNADOVM_HOME") != null, "the variable TORNADOVM_HOME is not set");
        assumeTrue(
                Files.isDirectory(image.home().resolve("gpu")), "the image was built without the profile \"tornado\"");
    }

    private Outcome lamina(String... arguments) {
        Outcome outcome = image.run(folder, arguments);
        assertEquals(0, outcome.exit(), outcome::toString);
        return outcome;
    }

    private void train(String out, String... settings) {
        String[] arguments = new String[4 + settings.length];
        System.arraycopy(new String[] {"train", "tiny.json", "--out", out}, 0, arguments, 0, 4);
        System.arraycopy(settings, 0, arguments, 4, settings.length);
        lamina(arguments);
    }

    @Test
    void listsDevicesAndIsSound() {
        assertTrue(lamina("devices").out().contains("tornado"));
        Outcome doctor = lamina("doctor");
        assertTrue(doctor.out().contains("ok       backend tornado"), doctor::toString);
        assertTrue(doctor.out().contains("ok       Java's options"), doctor::toString);
    }

    @Test
    void trainsToTheWeightsOfTheProcessor() throws IOException {
        TinyRun.write(folder, "relu");
        train("processor", "--set", "backend.native=reference");
        train("device", "--set", "backend.type=tornado");
        WeightsFile.assertClose(folder.resolve("processor"), folder.resolve("device"));
    }

    /** The jar's author has never seen a GPU: the kernel comes out of the plugin's own realm. */
    @Test
    void runsTheKernelOfAThirdPartyOnTheDevice() throws IOException {
        Path plugins = folder.resolve("plugins");
        ThirdParty.installInFolder("swish", plugins);
        TinyRun.write(folder, "acme:swish");
        train("processor", "--set", "backend.native=reference", "--plugins", plugins.toString());
        train("device", "--set", "backend.type=tornado", "--plugins", plugins.toString());
        WeightsFile.assertClose(folder.resolve("processor"), folder.resolve("device"));
    }

    /** The whole of it, as it is on a processor: a quarter of an hour where the device is PoCL's. */
    @Test
    @Tag("long")
    void quickstartEndsAbove95Percent() {
        Outcome train = lamina("train", "quickstart", "--out", "run", "--set", "backend.type=tornado");
        double top1 = QuickstartImageTest.top1(train);
        assertTrue(top1 > 95, () -> "top-1 " + top1 + " %");
    }

    /** Where the variable names something else, the runtime says so, and computes on the processor as ever. */
    @Test
    void aWrongFolderIsNamed() throws IOException {
        LinkedLamina misled = image.with(Map.of("TORNADOVM_HOME", folder.toString()));
        Outcome doctor = misled.run(folder, "doctor");
        assertEquals(5, doctor.exit(), doctor::toString);
        assertTrue(doctor.out().contains(folder + " is no TornadoVM"), doctor::toString);
        TinyRun.write(folder, "relu");
        Outcome train = misled.run(folder, "train", "tiny.json", "--out", "processor");
        assertEquals(0, train.exit(), train::toString);
    }
}
