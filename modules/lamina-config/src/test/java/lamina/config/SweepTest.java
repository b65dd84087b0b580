package lamina.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lamina.api.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    @TempDir
    Path folder;

    private Sweep read(String text) throws IOException {
        Files.writeString(folder.resolve("base.json"), "{}");
        Path file = Files.writeString(folder.resolve("sweep.yaml"), text);
        return new RunReader(Fakes.registry(), new ModelFiles(List.of()), Map.of()).sweep(file);
    }

    private String refused(String text) {
        return assertThrows(ConfigurationException.class, () -> read(text))
                .getMessage()
                .replace(folder + "/", "");
    }

    @Test
    void runsByNameThenEveryChoiceOfTheGrid() throws IOException {
        Sweep sweep = read("""
                name: both
                run: base.json
                set: train.epochs=2
                runs: {base: [], bare: [layers.norm1=null, seed=2]}
                grid:
                - [optimizer.momentum=0.5, optimizer.momentum=0.9]
                - [train.batch=32, train.batch=64]
                """);
        assertEquals(folder.resolve("base.json"), Path.of(sweep.run()));
        assertEquals(
                List.of(
                        "base [train.epochs=2]",
                        "bare [train.epochs=2, layers.norm1=null, seed=2]",
                        "momentum-0.5_batch-32 [train.epochs=2, optimizer.momentum=0.5, train.batch=32]",
                        "momentum-0.5_batch-64 [train.epochs=2, optimizer.momentum=0.5, train.batch=64]",
                        "momentum-0.9_batch-32 [train.epochs=2, optimizer.momentum=0.9, train.batch=32]",
                        "momentum-0.9_batch-64 [train.epochs=2, optimizer.momentum=0.9, train.batch=64]"),
                sweep.variants().stream().map(v -> v.name() + " " + v.changes()).toList());
        assertEquals(
                List.of("layers.norm1=null", "seed=2"),
                sweep.own(sweep.variants().get(1)));
    }

    @Test
    void namesAreOfFoldersAndUnique() throws IOException {
        Sweep sweep = read("""
                run: base.json
                grid: [["a.x={type: step, rate: 0.1}", "b.x={type: step, rate: 0.1}", "data.root=../../x"]]
                """);
        assertEquals(
                List.of("x-type-step-rate-0.1", "x-type-step-rate-0.1-2", "root-..-..-x"),
                sweep.variants().stream().map(Sweep.Variant::name).toList());
    }

    @Test
    void mistakes() {
        assertEquals(
                "sweep.yaml:1:6 run: must be a file beside this one, or a model; found \"bse.json\"",
                refused("run: bse.json\nruns: {a: []}"));
        assertEquals(
                "sweep.yaml:2:1 rnus: no such setting; a sweep has name, run, set, runs, grid, stopOnFailure; did you mean \"runs\"?",
                refused("run: base.json\nrnus: {a: []}\nruns: {b: []}"));
        assertEquals(
                "sweep.yaml:1:1: there is nothing to run",
                refused("run: base.json").replaceAll(": \"runs\".*", ""));
        assertEquals(
                "sweep.yaml:1:1: each list in the grid must have two changes at least",
                refused("run: base.json\ngrid: [[a=1]]").replaceAll(", as in.*", ""));
    }
}
