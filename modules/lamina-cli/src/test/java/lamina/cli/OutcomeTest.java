package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lamina.api.train.Epoch;
import lamina.api.train.Score;
import lamina.api.train.Step;
import org.junit.jupiter.api.Test;

class OutcomeTest {
    private static final Path FOLDER = Path.of("runs", "a");

    private static Score score(double top1, double loss) {
        return new Score(1000, loss, top1, 1);
    }

    private static List<String> lines(Score... scores) {
        return lines(0, scores);
    }

    /** Epochs of a minute each. */
    private static List<String> lines(long moved, Score... scores) {
        Stopwatch stopwatch = new Stopwatch();
        stopwatch.step(new Step(1, 1, 0.1f, new Score(64, 1, 0, 0), 0.5, 0));
        List<Epoch> epochs = IntStream.range(0, scores.length)
                .mapToObj(i ->
                        new Epoch(i + 1, i + 1, 0.1f, 0.5, Arrays.asList(scores).get(i), 60))
                .toList();
        return new Outcome(epochs, stopwatch, FOLDER, moved).lines();
    }

    @Test
    void theBestEpochHasTheMostPicturesRightThenTheSmallerLoss() {
        List<String> lines =
                lines(score(0.7, 1), score(0.9, 2), score(0.9, 1.5), score(0.9, 1.5), Score.NONE, score(0.8, 1));
        assertEquals(
                List.of(
                        "best      epoch 3: top-1 90.0 %, top-5 100.0 %, loss 1.500 on 1,000 pictures held back",
                        "last      epoch 6: top-1 80.0 %, top-5 100.0 %, loss 1.000 on 1,000 pictures held back",
                        "time      6:00, 128 images/s while training",
                        "weights   runs/a/weights.safetensors, of the best epoch runs/a/best.safetensors"),
                lines.subList(0, 4));
    }

    @Test
    void tellsWhatCrossedInAStep() {
        List<String> lines = lines(1500, Score.NONE);
        assertEquals("crossed   1,500 bytes a step between the devices", lines.get(2));
    }

    @Test
    void withoutHeldBackPicturesThereIsNoBest() {
        assertEquals(
                List.of(
                        "last      epoch 1: loss 0.500 in training; no pictures are held back",
                        "time      1:00, 128 images/s while training",
                        "weights   runs/a/weights.safetensors",
                        "next      lamina evaluate runs/a",
                        "          lamina predict runs/a IMAGE"),
                lines(Score.NONE));
    }
}
