package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code sweep}, on runs of two epochs of two steps. */
class SweepCommandTest {
    @TempDir
    private Path home;

    private Terminal terminal;
    private Path folder;

    @BeforeEach
    void terminal() throws IOException {
        terminal = new Terminal(home, Fakes.all());
        folder = home.resolve("out");
    }

    private int sweep(String text, String... more) throws IOException {
        Path file = Files.writeString(home.resolve("sweep.yaml"), text);
        return terminal.run(Stream.concat(Stream.of("sweep", "" + file, "--out", "" + folder), Stream.of(more))
                .toArray(String[]::new));
    }

    private String page() throws IOException {
        return Files.readString(folder.resolve("comparison.html"));
    }

    private long steps(String run) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve(run).resolve("metrics.jsonl"))) {
            return lines.filter(line -> line.contains("\"kind\":\"epoch\"")).count();
        }
    }

    @Test
    void trainsThemAllAndCompares() throws IOException {
        assertEquals(
                0,
                sweep(
                        "{run: tiny, set: seed=3, runs: {base: [], long: train.epochs=3}, grid: [[layers.middle=null, name=x]]}"),
                terminal::notes);
        assertEquals(
                List.of(2L, 3L, 2L, 2L), List.of(steps("base"), steps("long"), steps("middle-null"), steps("name-x")));
        for (String line :
                List.of("base ", "long ", "middle-null ", "page      " + folder.resolve("comparison.html"))) {
            assertTrue(terminal.results().contains(line), terminal::results);
        }
        assertTrue(page().contains("<code>layers.middle=null</code>"), page());
        assertTrue(page().contains("<svg"), page());
        String config = Files.readString(folder.resolve("middle-null/config.json"));
        assertFalse(config.contains("middle"), config);
        assertTrue(config.contains("\"seed\": 3"), config);
    }

    @Test
    void goesOnWhereItStopped() throws IOException {
        String text = "{run: tiny, set: 'train.checkpoint={steps: 1, keep: 9}', runs: {a: [], b: [], c: []}}";
        assertEquals(0, sweep(text), terminal::notes);
        String ended = Files.readString(folder.resolve("a/metrics.jsonl"));
        for (String later : List.of("step-00000003", "step-00000004-epoch-2")) { // b was killed
            delete(folder.resolve("b/checkpoints").resolve(later));
        }
        delete(folder.resolve("c/checkpoints")); // c was killed before its first
        assertEquals(0, sweep(text), terminal::notes);
        assertEquals(ended, Files.readString(folder.resolve("a/metrics.jsonl")));
        assertTrue(terminal.notes().contains("run 1 of 3  a\nhas ended before"), terminal::notes);
        assertTrue(terminal.notes().contains("resumes   from step 2 (after epoch 1)"), terminal::notes);
        assertTrue(
                terminal.notes().contains("begins anew, as it was cut off before its first checkpoint"),
                terminal::notes);
        assertEquals(List.of(2L, 2L, 2L), List.of(steps("a"), steps("b"), steps("c")));
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> below = Files.walk(path)) {
            for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    @Test
    void oneThatFailsLeavesTheOthersAlone() throws IOException {
        String text = "{run: tiny, runs: {bad: 'input=[2, 2, 4]', good: []}}";
        assertEquals(3, sweep(text, "--json"), terminal::notes);
        assertTrue(terminal.results().startsWith("{\"name\":\"sweep\""), terminal::results);
        assertTrue(
                terminal.results().contains("\"name\":\"bad\",\"changes\":[\"input=[2, 2, 4]\"],\"state\":\"failed\""),
                terminal::results);
        assertTrue(
                terminal.results().contains("\"name\":\"good\",\"changes\":[],\"state\":\"done\""), terminal::results);
        assertEquals(terminal.results(), Files.readString(folder.resolve("results.json")));
    }

    @Test
    void unlessToldSo() throws IOException {
        String text = "{run: tiny, runs: {bad: 'input=[2, 2, 4]', good: []}}";
        assertEquals(3, sweep(text, "--stop-on-failure"), terminal::notes);
        assertTrue(terminal.results().contains("good  waits"), terminal::results);
        assertFalse(Files.exists(folder.resolve("good")));
    }

    @Test
    void everyMistakeIsToldBeforeAnythingTrains() throws IOException {
        assertEquals(2, sweep("{run: tiny, runs: {a: [], b: train.epoch=1, c: layers.nix=null}}"));
        assertTrue(terminal.notes().contains("run b: --set train.epoch: no such setting"), terminal::notes);
        assertTrue(
                terminal.notes().contains("run c: --set layers.nix: layers has no element \"nix\""), terminal::notes);
        assertFalse(Files.exists(folder));
    }

    @Test
    void anotherRunInItsFolderIsNotTouched() throws IOException {
        assertEquals(0, sweep("{run: tiny, runs: {a: []}}"), terminal::notes);
        assertEquals(2, sweep("{run: tiny, runs: {a: seed=9}}"));
        assertTrue(
                terminal.notes()
                        .contains("run a: " + folder.resolve("a")
                                + " holds a run with another configuration (seed: then 1, now 9)"),
                terminal::notes);
    }
}
