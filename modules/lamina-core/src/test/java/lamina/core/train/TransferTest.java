package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lamina.api.ConfigurationException;
import lamina.api.DataException;
import lamina.api.graph.Shape;
import lamina.core.InitSpec;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Weights of one network begin another, by name. */
@Timeout(60)
class TransferTest {
    @TempDir
    private Path folder;

    private Path learned;
    private float[] hidden;
    private float[] scores;

    @BeforeEach
    void learn() {
        learned = folder.resolve("learned.safetensors");
        try (Session session = session(run(1))) {
            session.train(List.of());
            session.save(learned);
            hidden = read(session, 0);
            scores = read(session, 2);
        }
    }

    private static RunSpec run(long seed) {
        return Runs.of(seed, 0.02f, Runs.train(20, 1, 1));
    }

    /** With six classes instead of four, and one layer more between. */
    private static RunSpec other(InitSpec init) {
        List<LayerSpec> layers = List.of(
                Runs.dense("hidden", 12),
                Runs.relu("relu"),
                Runs.dense("more", 12),
                LayerSpec.of("drop", "dropout", (_, inputs) -> inputs.getFirst()),
                Runs.dense("scores", 6));
        return run(2).through(layers).from(init);
    }

    private static Session session(RunSpec run) {
        return Session.training(run, List.of(), List.of());
    }

    private static float[] read(Session session, int parameter) {
        return Runs.read(session, session.assembly().parameters().get(parameter).tensor());
    }

    private InitSpec init(boolean strict, String... fresh) {
        return new InitSpec(learned, strict, List.of(fresh));
    }

    @Test
    void takesWhatFitsAndTellsTheRest() {
        try (Session session = session(other(init(false)))) {
            float[] before = read(session, 4);
            Transfer transfer = session.initialize().orElseThrow();
            assertArrayEquals(hidden, read(session, 0));
            assertArrayEquals(before, read(session, 4));
            assertEquals(List.of("hidden.weights", "hidden.bias"), transfer.taken());
            assertEquals(List.of("more.weights [12, 12]", "more.bias [12]"), transfer.missing());
            assertEquals(
                    List.of("scores.weights [6, 12], there F32 [4, 12]", "scores.bias [6], there F32 [4]"),
                    transfer.reshaped());
            assertEquals(List.of(), transfer.left());
            assertEquals(
                    List.of(
                            "begins    with 2 of 6 tensors from " + learned + ", the others afresh",
                            "          not in the file: more.weights [12, 12], more.bias [12]",
                            "          of another shape: scores.weights [6, 12], there F32 [4, 12], scores.bias [6], there F32 [4]"),
                    transfer.lines());
        }
    }

    @Test
    void insistsUnlessToldOtherwise() {
        String message;
        try (Session session = session(other(init(true)))) {
            float[] before = read(session, 0);
            message = assertThrows(DataException.class, session::initialize).getMessage();
            assertArrayEquals(before, read(session, 0), "nothing is taken of what is refused");
        }
        for (String part : List.of("init.strict=false", "more.weights [12, 12]", "scores.bias [6]")) {
            assertTrue(message.contains(part), message);
        }
        try (Session session = session(other(init(true, "more", "scores")))) {
            assertEquals(4, session.initialize().orElseThrow().fresh().size());
            assertArrayEquals(hidden, read(session, 0));
        }
    }

    @Test
    void aHeadOfTheSameSizeMayBeginAfreshToo() {
        try (Session session = session(run(2).from(init(true, "scores")))) {
            float[] before = read(session, 2);
            session.initialize();
            assertArrayEquals(before, read(session, 2));
            assertFalse(Arrays.equals(scores, read(session, 2)));
            assertArrayEquals(hidden, read(session, 0));
        }
    }

    @Test
    void freshNamesSomethingOfTheNetwork() {
        try (Session session = session(run(2).from(init(true, "scoers")))) {
            String message = assertThrows(ConfigurationException.class, session::initialize)
                    .getMessage();
            assertTrue(message.startsWith("init.fresh: ") && message.endsWith("did you mean \"scores\"?"), message);
        }
    }

    @Test
    void aNetworkWithNothingInCommonIsRefused() {
        RunSpec stranger = run(2).through(List.of(Runs.dense("fc", 4)));
        try (Session session = session(stranger.from(init(false)))) {
            String message =
                    assertThrows(DataException.class, session::initialize).getMessage();
            assertTrue(message.contains("nothing in") && message.contains("hidden.weights"), message);
        }
    }

    @Test
    void aRunFolderStandsForItsBestWeights() throws Exception {
        Files.copy(learned, folder.resolve(Journal.BEST));
        try (Session session = session(run(2).from(new InitSpec(folder, true, List.of())))) {
            assertEquals(
                    folder.resolve(Journal.BEST),
                    session.initialize().orElseThrow().file());
            assertArrayEquals(scores, read(session, 2));
        }
        String message;
        Path empty = Files.createDirectory(folder.resolve("empty"));
        try (Session session = session(run(2).from(new InitSpec(empty, true, List.of())))) {
            message = assertThrows(DataException.class, session::initialize).getMessage();
        }
        assertTrue(message.startsWith("init.from: there is no ") && message.contains("weights.safetensors"), message);
    }

    @Test
    void aHeadForOtherClassesIsWarnedOf() {
        try (Session session = session(run(2).from(init(true)))) {
            Path others = folder.resolve("others.safetensors");
            ModelCard card = new ModelCard("", List.of("cat", "dog", "cow", "pig"), Shape.of(4, 4, 1));
            Weights.save(others, card, session.assembly(), session.program());
            assertEquals(
                    Optional.empty(), session.otherClasses(session.initialize().orElseThrow()));
            try (Session other = session(run(2).from(new InitSpec(others, true, List.of())))) {
                String warning =
                        other.otherClasses(other.initialize().orElseThrow()).orElseThrow();
                assertTrue(warning.contains("scores") && warning.contains("init.fresh=scores"), warning);
            }
            try (Session other = session(run(2).from(new InitSpec(others, true, List.of("scores"))))) {
                assertEquals(
                        Optional.empty(), other.otherClasses(other.initialize().orElseThrow()));
            }
        }
    }

    /** A training takes them when it begins, at step 0, and tells; one that goes on does not take them again. */
    @Test
    void aTrainingBeginsWithThemOnce() throws Exception {
        RunSpec spec = run(2).from(init(true));
        List<String> notes = new ArrayList<>();
        Path whole = folder.resolve("whole");
        try (Session session = session(spec);
                Journal journal = Journal.create(whole, 1)) {
            new Training(session, journal, new Training.Company(List.of(), notes::add, () -> false, List.of()))
                    .begin("{}");
        }
        assertTrue(notes.getFirst().startsWith("begins    with 4 of 4 tensors"), notes.toString());
        Path parts = folder.resolve("parts");
        int[] asked = {0};
        try (Session session = session(spec);
                Journal journal = Journal.create(parts, 1)) {
            RunState stopped = new Training(
                            session,
                            journal,
                            new Training.Company(List.of(), notes::add, () -> asked[0]++ > 4, List.of()))
                    .begin("{}");
            assertFalse(stopped.finished(spec.train()), stopped::text);
        }
        Files.delete(learned); // it is not needed any more
        Checkpoint from = Checkpoints.of(parts).newest().checkpoint();
        try (Session session = session(spec)) {
            session.restore(from);
            try (Journal journal = Journal.reopen(parts, 1, from.state(), List.of())) {
                new Training(session, journal, Training.Company.of(List.of())).resume(from, "{}");
            }
        }
        assertEquals(-1, Files.mismatch(whole.resolve(Journal.WEIGHTS), parts.resolve(Journal.WEIGHTS)));
    }
}
