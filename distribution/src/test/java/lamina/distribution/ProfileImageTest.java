package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import lamina.distribution.LinkedLamina.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the time of a training goes, as the linked runtime tells it; looking on leaves the same weights. */
class ProfileImageTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void train() throws IOException {
        TinyRun.write(folder, "relu");
        trained(LinkedLamina.built(), "plain");
    }

    private Outcome trained(LinkedLamina lamina, String run, String... options) {
        String[] arguments = new String[options.length + 4];
        System.arraycopy(new String[] {"train", "tiny.json", "--out", run}, 0, arguments, 0, 4);
        System.arraycopy(options, 0, arguments, 4, options.length);
        Outcome outcome = lamina.run(folder, arguments);
        assertEquals(0, outcome.exit(), outcome::toString);
        return outcome;
    }

    private void same(String run) throws IOException {
        Path weights = Path.of("weights.safetensors");
        assertEquals(
                -1,
                Files.mismatch(
                        folder.resolve("plain").resolve(weights),
                        folder.resolve(run).resolve(weights)));
    }

    @Test
    void byLayerAndOperation() throws IOException {
        Outcome outcome = trained(LinkedLamina.built(), "profiled", "--profile");
        same("profiled");
        List<String> lines = outcome.out().lines().toList();
        // of 16 one looks into itself, and the first three others are not counted
        assertTrue(
                lines.stream().anyMatch(line -> line.matches("profile   the mean of 12 steps; .*")), outcome::toString);
        assertTrue(lines.stream().anyMatch(line -> line.matches("roofline  [0-9,]+ GFLOP/s .* [0-9.,]+ GB/s .*")));
        for (String row : List.of(
                "conv1 ( +[0-9.]+){3} .*%",
                "fc2 ( +[0-9.]+){3} .*%", "loss( +[0-9.]+){2} .*%", "Conv .*conv1 +forward .*")) {
            assertTrue(lines.stream().anyMatch(line -> line.matches(row)), () -> row + " is missing: " + outcome);
        }
    }

    @Test
    void aFlightRecordingHoldsStepsLoadsAndOperations() throws IOException {
        trained(
                LinkedLamina.built().with(Map.of("LAMINA_OPTS", "-XX:StartFlightRecording:filename=run.jfr")),
                "recorded");
        same("recorded");
        Map<String, List<RecordedEvent>> events = RecordingFile.readAllEvents(folder.resolve("run.jfr")).stream()
                .filter(event -> event.getEventType().getName().startsWith("lamina."))
                .collect(Collectors.groupingBy(event -> event.getEventType().getName()));
        assertEquals(16, events.get("lamina.Step").size());
        assertEquals(
                2 * (128 + 64),
                events.get("lamina.Load").stream()
                        .mapToInt(event -> event.getInt("pictures"))
                        .sum());
        Map<String, Long> ops = events.get("lamina.Op").stream()
                .collect(Collectors.groupingBy(event -> event.getString("procedure"), Collectors.counting()));
        assertTrue(ops.get("train") % 15 == 0 && ops.get("train") >= 15 * 8, ops.toString());
        assertTrue(ops.get("observe") > ops.get("train") / 15, ops.toString()); // the first step, and what it measures
        assertTrue(ops.get("evaluate") % 8 == 0, ops.toString());
    }
}
