package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Six plugins of third parties in the linked image, in one network. */
class ExamplesImageTest {
    private static final List<String> SINGLE_JARS = List.of("swish", "batch-norm", "adam", "cutout", "plain");
    private static final String WITH_A_LIBRARY = "csv-dataset";
    private static final Pattern LAST =
            Pattern.compile("last +epoch 4: (top-1 [^ ]+ %, top-5 [^ ]+ %, loss [^ ]+) on 16");

    /** What these runs take is the time to start; the bits do not depend on who compiles. */
    private final LinkedLamina image = LinkedLamina.built().with(Map.of("LAMINA_OPTS", "-XX:TieredStopAtLevel=1"));

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws IOException {
        Path plugins = folder.resolve("plugins");
        for (String project : SINGLE_JARS) {
            ThirdParty.install(project, plugins);
        }
        ThirdParty.installInFolder(WITH_A_LIBRARY, plugins);
        ThirdPartyRun.write(folder);
    }

    private Outcome lamina(String... arguments) {
        Outcome outcome = image.run(
                folder,
                Stream.concat(Stream.of(arguments), Stream.of("--plugins", "plugins", "--strict-plugins"))
                        .toArray(String[]::new));
        assertEquals(0, outcome.exit(), outcome::toString);
        return outcome;
    }

    /** Through momenta, running statistics, squares at random, rates that rise and fall; whatever lives between steps is in the checkpoint. */
    @Test
    void trainTogetherAndGoOnToTheSameBytes() throws IOException {
        Outcome train = lamina("train", "third-party.json", "--out", "whole");
        lamina("train", "third-party.json", "--out", "run", "--set", "train.steps=7");
        Outcome resumed = lamina("train", "--resume", "run", "--changed", "--set", "train.steps=12");
        assertTrue(resumed.err().contains("resumes   from step 7 (epoch 3, step 1 of 3)"), resumed::toString);
        for (String file : List.of("weights.safetensors", "best.safetensors")) {
            assertEquals(
                    -1,
                    Files.mismatch(
                            folder.resolve("whole").resolve(file),
                            folder.resolve("run").resolve(file)),
                    file);
        }
        Matcher last = LAST.matcher(train.out());
        assertTrue(last.find(), train::toString);
        String weights = Files.readString(folder.resolve("whole/weights.safetensors"), StandardCharsets.ISO_8859_1);
        assertTrue(weights.contains("norm1.mean") && weights.contains("norm2.variance"), "no running statistics");
        Outcome evaluate = lamina("evaluate", "whole");
        assertTrue(evaluate.out().contains(last.group(1)), () -> last.group() + evaluate);
    }

    @Test
    void haveHeldTheirContracts() throws IOException {
        for (String project :
                Stream.concat(SINGLE_JARS.stream(), Stream.of(WITH_A_LIBRARY)).toList()) {
            try (Stream<Path> reports = Files.list(ThirdParty.target(project).resolve("surefire-reports"))) {
                assertTrue(reports.anyMatch(report -> report.toString().endsWith("Test.txt")), project);
            }
        }
    }
}
