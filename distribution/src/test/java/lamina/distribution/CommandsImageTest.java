package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands of the linked runtime. */
class CommandsImageTest {
    @TempDir
    private Path folder;

    private Outcome lamina(String... arguments) {
        return LinkedLamina.built().run(folder, arguments);
    }

    @Test
    void alexnetHasTheNumbersOfThePaper() {
        Outcome check = lamina("check", "alexnet", "--no-estimate", "--set", "train.batch=1");
        assertEquals(0, check.exit(), check::toString);
        assertTrue(check.out().contains("60,965,224"), check::toString);
        assertTrue(check.out().contains("724,406,816"), check::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alexnet-2012", "alexnet-two-gpus", "quickstart", "cifar10"})
    void everyModelFitsTogether(String model) {
        Outcome check = lamina("check", model, "--no-estimate", "--set", "train.batch=2");
        assertEquals(0, check.exit(), check::toString);
    }

    @Test
    void listsEveryKindOfPlugin() {
        Outcome plugins = lamina("plugins");
        assertEquals(0, plugins.exit(), plugins::toString);
        for (String type : new String[] {
            "conv",
            "softmax-loss",
            "sgd",
            "plateau",
            "csv",
            "tensorboard",
            "gaussian",
            "synthetic",
            "imageio",
            "turbojpeg",
            "webp",
            "ten-crop",
            "cpu",
            "onednn"
        }) {
            assertTrue(plugins.out().contains(type), () -> type + " is missing: " + plugins);
        }
    }

    @Test
    void listsTheProcessor() {
        Outcome devices = lamina("devices");
        assertEquals(0, devices.exit(), devices::toString);
        assertTrue(devices.out().contains("cpu"), devices::toString);
    }

    /** Which the launcher looks for, to start Java as the command wants it. */
    @Test
    void optionsMayStandBeforeTheCommand() {
        Outcome devices = lamina("--plugins", ".", "--strict-plugins", "devices");
        assertEquals(0, devices.exit(), devices::toString);
        assertTrue(devices.err().contains("jdk.incubator.vector"), devices::toString);
    }

    @Test
    void benchPrintsOneLineOfJson() {
        Outcome bench =
                lamina("bench", "quickstart", "--seconds", "1", "--warmup", "0", "--batch", "8", "--json", "--ops");
        assertEquals(0, bench.exit(), bench::toString);
        assertEquals(1, bench.out().lines().count(), bench::toString);
        Matcher best = Pattern.compile("\"images_per_s_best\":([\\d.]+),").matcher(bench.out());
        assertTrue(best.find() && Double.parseDouble(best.group(1)) > 0, bench::toString);
        for (String part : new String[] {
            "{\"peer\":\"lamina\",\"variant\":\"auto\",\"mode\":\"train\",\"batch\":8,",
            "\"lrn\":true,",
            "\"ops\":[{\"op\":\"",
            "{\"op\":\"Conv\","
        }) {
            assertTrue(bench.out().contains(part), () -> part + " is missing: " + bench);
        }
    }

    @Test
    void trainsEvaluatesAndPredicts() throws IOException {
        TinyRun.write(folder, "relu");
        Outcome train = lamina("train", "tiny.json", "--out", "out");
        assertEquals(0, train.exit(), train::toString);
        Path weights = folder.resolve("out/weights.safetensors");
        assertTrue(Files.size(weights) > 0);
        assertTrue(Files.readString(folder.resolve("out/metrics.jsonl")).contains("\"loss\""));
        Outcome evaluate = lamina("evaluate", "out");
        assertEquals(0, evaluate.exit(), evaluate::toString);
        TinyRun.picture(folder.resolve("picture.png"));
        Outcome predict = lamina("predict", "out", "picture.png");
        assertEquals(0, predict.exit(), predict::toString);
        assertTrue(predict.out().contains("%"), predict::toString);
        assertTrue(predict.err().contains("runs on   cpu ("), predict::toString);
    }

    /** The option that the message names is taken as it stands. */
    @Test
    void predictSaysHowToScaleAPictureOfAnotherSize() throws IOException {
        TinyRun.write(folder, "relu");
        String plain = "augment.evaluate=[{type: subtract-mean, mean: 128, std: 64}]";
        Outcome train = lamina("train", "tiny.json", "--out", "out", "--set", plain, "--set", "data.size=24");
        assertEquals(0, train.exit(), train::toString);
        TinyRun.picture(folder.resolve("picture.png"));
        Outcome refused = lamina("predict", "out", "picture.png");
        assertEquals(3, refused.exit(), refused::toString);
        Matcher option = Pattern.compile("--set '(augment\\.evaluate=\\[\\{.*resize.*subtract-mean.*])'")
                .matcher(refused.err());
        assertTrue(option.find(), refused::toString);
        Outcome scaled = lamina("predict", "out", "picture.png", "--set", option.group(1));
        assertEquals(0, scaled.exit(), scaled::toString);
    }

    @Test
    void writesTablesAndEventFiles() throws IOException {
        TinyRun.write(folder, "relu");
        Outcome train = lamina("train", "tiny.json", "--out", "watched", "--set", "listeners=[csv, tensorboard]");
        assertEquals(0, train.exit(), train::toString);
        assertTrue(Files.readString(folder.resolve("watched/steps.csv")).startsWith("step,epoch,rate,"));
        assertTrue(
                Files.readString(folder.resolve("watched/layers.csv")).contains("1,1,"),
                "the first step is looked into");
        try (Stream<Path> files = Files.list(folder.resolve("watched"))) {
            assertTrue(files.anyMatch(file -> file.getFileName().toString().startsWith("events.out.tfevents.")));
        }
    }

    @Test
    void trainsOnSeveralDevices() throws IOException {
        TinyRun.write(folder, "relu");
        Outcome columns = lamina(
                "train",
                "tiny.json",
                "--out",
                "columns",
                "--set",
                "devices.right=cpu",
                "--set",
                "layers.fc2.device=right");
        assertEquals(0, columns.exit(), columns::toString);
        // 10 x 10 x 8 activations of 16 pictures, there and back, four bytes each
        assertTrue(columns.out().contains("102,400 bytes a step between the devices"), columns::toString);
        assertTrue(Files.readString(folder.resolve("columns/metrics.jsonl")).contains("\"bytesPerStep\":102400"));
        Outcome replicas = lamina("train", "tiny.json", "--out", "replicas", "--set", "replicas.backends=[cpu, cpu]");
        assertEquals(0, replicas.exit(), replicas::toString);
        // gradients of 8 · (75 + 1) and 10 · (800 + 1) numbers of four bytes: half of each device's summands there,
        // half of its sums back
        assertTrue(replicas.out().contains("68,944 bytes a step between the devices"), replicas::toString);
        for (String out : new String[] {"columns", "replicas"}) {
            Outcome evaluate = lamina("evaluate", out);
            assertEquals(0, evaluate.exit(), evaluate::toString);
        }
    }

    @Test
    void theSameSeedGivesTheSameWeightsForAnyNumberOfLoaders() throws IOException {
        TinyRun.write(folder, "relu");
        for (String loaders : new String[] {"1", "3"}) {
            Outcome train = lamina("train", "tiny.json", "--out", "out" + loaders, "--set", "train.loaders=" + loaders);
            assertEquals(0, train.exit(), train::toString);
        }
        assertEquals(
                -1,
                Files.mismatch(folder.resolve("out1/weights.safetensors"), folder.resolve("out3/weights.safetensors")));
    }

    @Test
    void portableKernelsGiveTheSameWeightsForAnyNumberOfThreads() throws IOException {
        TinyRun.write(folder, "relu");
        for (String threads : new String[] {"1", "2"}) {
            Outcome train = lamina(
                    "train",
                    "tiny.json",
                    "--out",
                    "p" + threads,
                    "--set",
                    "backend.native=none",
                    "--set",
                    "backend.threads=" + threads);
            assertEquals(0, train.exit(), train::toString);
        }
        assertEquals(
                -1, Files.mismatch(folder.resolve("p1/weights.safetensors"), folder.resolve("p2/weights.safetensors")));
    }

    @Test
    void warnsOfNothing() {
        Outcome version = lamina("--version");
        assertEquals(0, version.exit(), version::toString);
        assertFalse(version.err().contains("WARNING"), version::toString);
        assertTrue(version.out().startsWith("lamina 0."), version::toString);
    }

    /** Services, cron and containers start with it; the test's own Java may be in it too, so the shell writes the name. */
    @Test
    void fileNamesHaveTheirLettersInTheLocaleC() throws IOException, InterruptedException {
        String script = "f=$(printf 'k\\303\\244se.json') && echo '{\"extends\": \"quickstart\"}' >\"$f\""
                + " && exec \"$0\" check \"$f\" --no-estimate";
        String launcher = LinkedLamina.built().home().resolve("bin/lamina").toString();
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script, launcher)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("LC_ALL", "C");
        assertEquals(0, builder.start().waitFor(), () -> log + " of " + folder);
        assertTrue(Files.readString(log).contains("quickstart, for one picture:"), () -> "" + log);
    }

    @Test
    void helpDoesNotWarnOfWhatComputes() {
        Outcome help = lamina("train", "--help");
        assertEquals(0, help.exit(), help::toString);
        assertEquals("", help.err());
    }

    /** A terminal answers when it has time, which may be in the shell's next prompt. */
    @Test
    void progressOnATerminalAsksItNothing() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/script")), "needs util-linux's script, for a terminal");
        TinyRun.write(folder, "relu");
        String launcher = LinkedLamina.built().home().resolve("bin/lamina").toString();
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(
                        "script", "-qec", launcher + " train tiny.json --out watched --no-report", "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("TERM", "xterm");
        assertEquals(0, builder.start().waitFor());
        String drawn = Files.readString(log);
        assertTrue(drawn.contains("\repoch 1/"), drawn);
        assertFalse(drawn.contains("\033["), drawn);
    }
}
