package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import lamina.api.backend.OverrideSet;
import lamina.api.data.Decoder;
import lamina.config.Run;
import lamina.config.RunReader;
import lamina.core.plugin.Registry;
import lamina.core.train.Checkpoint;
import lamina.core.train.Journal;
import lamina.core.train.Session;
import lamina.core.train.Training;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run that goes on from a checkpoint comes to the same bytes as the run that wrote it: from every step, with crops, flips, colour
 * jitter, dropout and momentum, under every schedule, on the portable kernels and on oneDNN.
 */
@Timeout(300)
class ResumeTest {
    private static final int EVERY = 1;
    private static final String PLATEAU = "{type: plateau, rate: 0.05, patience: 1, threshold: 0.9}";
    private static final String AUGMENT =
            "augment.train=[{type: resize-short-side, size: 28}, {type: random-crop, size: 24},"
                    + " flip-horizontal, pca-color, {type: subtract-mean, mean: 128, std: 64}]";

    private final Registry registry = Registry.installed();
    private final RunReader reader = new RunReader(registry);

    @TempDir
    private Path folder;

    private Run read(String schedule, String backend, String... more) throws IOException {
        List<String> settings = new ArrayList<>(List.of(
                "schedule=" + schedule,
                "backend=" + backend,
                "data.train=48",
                "data.validation=20",
                AUGMENT,
                "train.epochs=3",
                "train.loaders=1",
                "train.checkpoint={steps: 1, keep: 1000}"));
        settings.addAll(List.of(more));
        return reader.read(TinyRun.write(folder, "relu"), settings);
    }

    private Session session(Run run) {
        List<Decoder> decoders = registry.all(Decoder.class).stream()
                .map(found -> reader.make(Decoder.class, found.type()))
                .toList();
        List<OverrideSet> overrides = registry.all(OverrideSet.class).stream()
                .map(found -> reader.make(OverrideSet.class, found.type()))
                .toList();
        return Session.training(run.spec(), decoders, overrides);
    }

    private Path whole(Run run) {
        Path out = folder.resolve("whole");
        try (Session session = session(run);
                Journal journal = Journal.create(out, EVERY)) {
            session.train(journal, run.resolvedJson(), List.of());
        }
        return out;
    }

    /** In a folder as it was when the checkpoint had just been written, but for what the run left there later. */
    private Path resumed(Run run, Path checkpoint) throws IOException {
        Path out = Files.createDirectory(folder.resolve("from-" + checkpoint.getFileName()));
        for (String file : List.of(Journal.METRICS, Journal.WEIGHTS, Journal.BEST)) {
            Files.copy(folder.resolve("whole").resolve(file), out.resolve(file));
        }
        Checkpoint from = Checkpoint.read(checkpoint);
        try (Session session = session(run)) {
            session.restore(from);
            assertEquals(List.of(), Training.changes(session, List.of(), from));
            try (Journal journal = Journal.reopen(out, EVERY, from.state(), List.of())) {
                new Training(session, journal, Training.Company.of(List.of())).resume(from, run.resolvedJson());
            }
        }
        return out;
    }

    private void everyStepGoesOnToTheSameBytes(String schedule, String backend, String... more) throws IOException {
        Path whole = whole(read(schedule, backend, more));
        List<Path> checkpoints;
        try (Stream<Path> entries = Files.list(whole.resolve("checkpoints"))) {
            checkpoints = entries.sorted().toList();
        }
        assertEquals(9, checkpoints.size(), "3 epochs of 3 steps, one checkpoint for each: " + checkpoints);
        for (Path checkpoint : checkpoints.subList(0, 8)) { // the last one is of the run's end
            String[] settings = Stream.concat(Arrays.stream(more), Stream.of("train.checkpoint={}"))
                    .toArray(String[]::new);
            Path out = resumed(read(schedule, backend, settings), checkpoint);
            for (String file : List.of(Journal.WEIGHTS, Journal.BEST)) {
                assertEquals(
                        -1,
                        Files.mismatch(whole.resolve(file), out.resolve(file)),
                        file + " after going on from " + checkpoint.getFileName());
            }
            assertEquals(measured(whole), measured(out), "metrics after going on from " + checkpoint.getFileName());
        }
    }

    /** The metrics without times, and without the line that says that the run went on. */
    static List<String> measured(Path run) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(run.resolve(Journal.METRICS))) {
            if (!line.contains("\"kind\":\"resume\"")) {
                lines.add(line.replaceAll(",\"(seconds|waiting)\":[^,}]*", ""));
            }
        }
        return lines;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: constant, rate: 0.05}",
                "{type: step, rate: 0.05, steps: 2}",
                "{type: multi-step, rate: 0.05, epochs: [1, 2]}",
                "{type: polynomial, rate: 0.05}",
                "{type: cosine, rate: 0.05, epochs: 1, growth: 2}",
                "{type: table, rows: [{epoch: 0, rate: 0.05}, {epoch: 2, rate: 0.001}]}",
                "{type: warm-up, steps: 5, schedule: {type: plateau, rate: 0.05, measure: loss, patience: 1, threshold: 0.9,"
                        + " relative: true, cooldown: 1, least: 0.001}}",
                PLATEAU
            })
    void onPortableKernels(String schedule) throws IOException {
        everyStepGoesOnToTheSameBytes(schedule, "{type: cpu, native: reference, threads: 2}");
    }

    /** The schedules differ in the rates only, which no backend knows of: one is enough here, in each precision. */
    @ParameterizedTest
    @ValueSource(strings = {"f32", "bf16"})
    void onOneDnn(String precision) throws IOException {
        onOneDnn(PLATEAU, precision);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: constant, rate: 0.05}",
                "{type: step, rate: 0.05, steps: 2}",
                "{type: multi-step, rate: 0.05, epochs: [1, 2]}",
                "{type: polynomial, rate: 0.05}",
                "{type: cosine, rate: 0.05, epochs: 1, growth: 2}",
                "{type: table, rows: [{epoch: 0, rate: 0.05}, {epoch: 2, rate: 0.001}]}",
                "{type: warm-up, steps: 5, schedule: {type: cosine, rate: 0.05}}"
            })
    @Tag("long")
    void onOneDnnEverySchedule(String schedule) throws IOException {
        onOneDnn(schedule, "f32");
    }

    /** Batches in portions, clipped by their norm, groups with a factor and a schedule, an augmentation that ends in the middle. */
    private static final String[] LEARNING = {
        "train.accumulate=4",
        "train.clip.norm=0.5",
        "train.groups=[{match: '*.bias', rate: 2, decay: 0},"
                + " {match: conv1, schedule: {type: table, rows: [{epoch: 0, rate: 0.02}, {epoch: 1, rate: 0.003}]}}]",
        "augment.train.3={type: until, epoch: 1, augmentation: pca-color}",
        "train.earlyStop={patience: 9}"
    };

    @ParameterizedTest
    @ValueSource(strings = {"reference", "none"})
    void withAllThatLearningHas(String library) throws IOException {
        everyStepGoesOnToTheSameBytes(PLATEAU, "{type: cpu, native: %s, threads: 2}".formatted(library), LEARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"f32", "bf16"})
    void withAllThatLearningHasOnOneDnn(String precision) throws IOException {
        onOneDnn(PLATEAU, precision, LEARNING);
    }

    @Test
    void withWhatIsFrozenAndClippedByValueOnOneDnn() throws IOException {
        onOneDnn(
                "{type: warm-up, steps: 5, schedule: {type: cosine, rate: 0.05}}",
                "f32",
                "train.groups={match: conv1, frozen: true}",
                "train.clip.value=0.01");
    }

    private void onOneDnn(String schedule, String precision, String... more) throws IOException {
        OverrideSet oneDnn = reader.make(OverrideSet.class, "onednn");
        assumeTrue(oneDnn.unavailable().isEmpty(), () -> "no oneDNN here: " + oneDnn.unavailable());
        everyStepGoesOnToTheSameBytes(
                schedule, "{type: cpu, native: onednn, threads: 2, precision: %s}".formatted(precision), more);
    }

    @Test
    @Tag("long")
    void onVectorsInPureJava() throws IOException {
        everyStepGoesOnToTheSameBytes("{type: polynomial, rate: 0.05}", "{type: cpu, native: none, threads: 2}");
    }

    @Test
    void aRunThatWasCutShortAndIsMadeLongerIsTheLongerRun() throws IOException {
        String schedule = "{type: step, rate: 0.05, steps: 2}";
        String backend = "{type: cpu, native: reference, threads: 2}";
        Path whole = whole(read(schedule, backend));
        Path out = folder.resolve("cut");
        Run shorter = read(schedule, backend, "train.steps=5", "train.checkpoint={}");
        try (Session session = session(shorter);
                Journal journal = Journal.create(out, EVERY)) {
            assertEquals(
                    2, session.train(journal, shorter.resolvedJson(), List.of()).size());
        }
        Checkpoint end;
        try (Stream<Path> entries = Files.list(out.resolve("checkpoints"))) {
            end = Checkpoint.read(entries.sorted().toList().getLast());
        }
        assertTrue(end.state().finished(shorter.spec().train()));
        Run longer = read(schedule, backend);
        try (Session session = session(longer)) {
            session.restore(end);
            try (Journal journal = Journal.reopen(out, EVERY, end.state(), List.of())) {
                new Training(session, journal, Training.Company.of(List.of())).resume(end, longer.resolvedJson());
            }
        }
        for (String file : List.of(Journal.WEIGHTS, Journal.BEST)) {
            assertEquals(-1, Files.mismatch(whole.resolve(file), out.resolve(file)), file);
        }
        assertEquals(measured(whole), measured(out));
    }
}
