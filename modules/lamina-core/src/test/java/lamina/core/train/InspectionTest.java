package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lamina.api.data.Image;
import lamina.api.data.Split;
import lamina.api.graph.Shape;
import lamina.api.train.Epoch;
import lamina.api.train.RunListener;
import lamina.api.train.Score;
import lamina.core.data.Album;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What others may see of a run: single judgements, pictures, weights, and what a checkpoint says. */
@Timeout(60)
class InspectionTest {
    @TempDir
    private Path folder;

    /** Counts what it hears, picture by picture. */
    private static final class Counting implements RunListener {
        private final List<Integer> pictures = new ArrayList<>();
        private final List<Score> scores = new ArrayList<>();
        private Tally tally = new Tally();

        @Override
        public void judged(int picture, int label, float[] probabilities, double loss) {
            pictures.add(picture);
            tally.add(loss, probabilities, label);
        }

        @Override
        public void epoch(Epoch epoch) {
            scores.add(tally.score());
            tally = new Tally();
        }
    }

    @Test
    void listenersHearOfEachPictureThatIsJudged() {
        try (Session session = Session.training(Runs.of(1, 0.02f, Runs.train(10, 3, 2)), List.of(), List.of())) {
            Counting training = new Counting();
            List<Epoch> epochs = session.train(List.of(training));
            assertEquals(epochs.stream().map(Epoch::validation).toList(), training.scores);
            Counting evaluation = new Counting();
            Score score = session.evaluate(Split.VALIDATION, 30, List.of(evaluation));
            assertEquals(score, evaluation.tally.score());
            assertEquals(IntStream.range(0, 30).boxed().toList(), evaluation.pictures);
        }
    }

    @Test
    void picturesAreShownAsTheyAreStored() {
        try (Session session = Session.training(Runs.of(1, 0.02f, Runs.train(10, 1, 1)), List.of(), List.of());
                Album album = session.album(Split.VALIDATION)) {
            Image image = Image.empty();
            assertEquals("VALIDATION-7", album.picture(7, Integer.MAX_VALUE, image));
            assertEquals(50, album.size());
            byte[] stored =
                    Quadrants.picture("", Split.VALIDATION.ordinal(), 7).bytes().toArray(ValueLayout.JAVA_BYTE);
            for (int i = 0; i < stored.length; i++) {
                assertEquals(stored[i] & 0xFF, image.pixels()[i]); // the augmentations would have centered them
            }
        }
    }

    @Test
    void weightsAreReadByNameAndShape() {
        try (Session session = Session.training(Runs.of(1, 0.02f, Runs.train(10, 1, 1)), List.of(), List.of())) {
            Path file = folder.resolve("w.safetensors");
            session.save(file);
            List<Values> found = Weights.read(file, (name, shape) -> shape.equals(Shape.of(12, 16)));
            assertEquals(
                    List.of("hidden.weights"), found.stream().map(Values::name).toList());
            float[] expected = Runs.read(
                    session, session.assembly().parameters().getFirst().tensor());
            assertArrayEquals(expected, found.getFirst().numbers().toArray(ValueLayout.JAVA_FLOAT));
            assertEquals(expected[5], found.getFirst().get(5));
        }
    }

    @Test
    void theNewestCheckpointThatCanBeReadSpeaks() throws Exception {
        assertEquals(Optional.empty(), Checkpoints.of(folder).note());
        try (Session session = Session.training(Runs.of(1, 0.02f, Runs.train(10, 2, 1)), List.of(), List.of());
                Journal journal = Journal.create(folder.resolve("run"), 10)) {
            session.train(journal, "{}", List.of());
        }
        Checkpoints checkpoints = Checkpoints.of(folder.resolve("run"));
        assertEquals(40, checkpoints.note().orElseThrow().state().step());
        Path damaged = checkpoints.folder().resolve("step-00000099");
        Files.createDirectories(damaged);
        Files.writeString(damaged.resolve("checkpoint.json"), "{");
        assertEquals(40, checkpoints.note().orElseThrow().state().step());
        assertTrue(checkpoints.all().contains(damaged));
    }
}
