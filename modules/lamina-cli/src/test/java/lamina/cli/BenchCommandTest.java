package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backend gives each loss as 0.25, products a microsecond and everything else two. */
class BenchCommandTest {
    @TempDir
    private Path home;

    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        terminal = new Terminal(home, Fakes.all());
    }

    private void bench(String... options) {
        List<String> command =
                new ArrayList<>(List.of("bench", "tiny", "--seconds", "0.01", "--warmup", "0", "--set", "data=torn"));
        command.addAll(List.of(options));
        assertEquals(0, terminal.run(command.toArray(String[]::new)), terminal::notes);
    }

    private void assertSays(String pattern) {
        assertTrue(
                terminal.results().lines().anyMatch(line -> line.matches(pattern)),
                () -> pattern + " is not in\n" + terminal.results());
    }

    @Test
    void tellsHowFastItTrains() {
        bench();
        assertSays("model     tiny, train, batches of 2, f32");
        assertSays("speed     [\\d,.]+ images/s at best, [\\d,.]+ in the median, [\\d,.]+ in the mean");
        assertSays("step      [\\d.]+ ms at best, [\\d.]+ in the median, [\\d.]+ for 99 % of [\\d,]+ steps");
        assertSays("loss      0.250 at first, 0.250 at last");
        assertSays("memory    5.5 MiB in the program.*");
        assertSays("lost      [\\d.]+ % of the processors to others before, [\\d.]+ % after");
        assertSays("device    abacus: ten beads; 1 thread");
        assertSays("versions  lamina .*, Java .*");
        assertFalse(terminal.results().contains("Times"), terminal::results);
        assertTrue(terminal.notes().startsWith("measuring tiny (train), batches of 2, for 0.01 s\n"), terminal::notes);
    }

    @Test
    void predictsOnePictureAtATimeUnlessToldOtherwise() {
        bench("--mode", "predict");
        assertSays("model     tiny, predict, batches of 1, f32");
        bench("--mode", "predict", "--batch", "3");
        assertSays("model     tiny, predict, batches of 3, f32");
    }

    @Test
    void listsOperationsOnDemand() {
        bench("--ops");
        // 12 numbers by 3 units, for each of two pictures: 72 multiply-adds in a microsecond
        assertSays("Times +middle.y \\[2, 3] +beads fast +0.001 +5.6 % +0.1");
        assertSays("Carry +gradient/middle.y \\[2, 3] +portable +0.002 +11.1 %");
        assertSays("total +0.018"); // two products, eight others
        assertSays("of that time beads 11.1 %, portable 88.9 %");
        assertSays("the best step took [\\d.]+ ms, [\\d,.]+ times what all its operations took at their best");
        assertSays("no hot operation runs on a slow path");
    }

    @Test
    void jsonIsOneLineWithTheNamesOfOthersBenchmarks() {
        bench("--json", "--ops", "--mode", "predict", "--batch", "2");
        assertEquals(1, terminal.results().lines().count(), terminal::results);
        assertSays(
                "\\{\"peer\":\"lamina\",\"variant\":\"\",\"mode\":\"infer\",\"batch\":2,\"dtype\":\"fp32\",\"layout\":\"\","
                        + "\"lrn\":false,\"threads\":\\d+,\"steps\":\\d+,\"images_per_s\":.*");
        assertSays(
                ".*\"p99_ms\":[\\d.E-]+,\"lost_before\":[\\d.E-]+,\"lost_after\":[\\d.E-]+,\"first\":0.25,\"last\":0.25.*");
        assertSays(".*\"model\":\"tiny\",\"precision\":\"f32\",\"native\":\"\",\"program_mb\":5.5,.*");
        assertSays(".*\"ops\":\\[\\{\"op\":\"Times\",\"writes\":\"middle.y \\[2, 3]\",\"runs_on\":\"beads fast\","
                + "\"best_ms\":0.001,\"gflops\":0.144,\"slow\":false},.*]}");
    }

    @Test
    void peakMemoryIsWhatLinuxTells() {
        assertEquals(
                Files.exists(Path.of("/proc/self/status")),
                PeakMemory.mebibytes().filter(peak -> peak > 10).isPresent());
    }

    @Test
    void helpTellsWhichSettingsItStandsFor() {
        assertEquals(0, terminal.run("bench", "--help"));
        for (String setting : List.of("train.batch", "backend.precision", "backend.native", "backend.threads")) {
            assertTrue(terminal.results().contains(setting), terminal::results);
        }
    }
}
