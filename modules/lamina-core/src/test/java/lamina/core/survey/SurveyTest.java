package lamina.core.survey;

import static lamina.core.survey.Drawn.picture;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Split;
import lamina.api.graph.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SurveyTest {
    @TempDir
    Path folder;

    @Test
    void theMeanOfTwoPicturesByHand() throws IOException {
        Drawn drawn =
                Drawn.of(picture("a", 0, 1, 2, 10, 20, 30, 40, 50, 60), picture("b", 1, 1, 2, 20, 30, 41, 255, 0, 61));
        MeanPicture mean = drawn.survey(2).mean(Going.ALONE).orElseThrow();
        assertEquals(2, mean.pictures());
        assertEquals(Shape.of(1, 2, 3), mean.shape());
        assertArrayEquals(new double[] {15, 25, 35.5, 147.5, 25, 60.5}, mean.samples());
        assertEquals(List.of((15 + 147.5) / 2, 25.0, 48.0), mean.channels());
        Path file = folder.resolve("mean.f32");
        Files.writeString(file, "what was there before");
        mean.write(file);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        float[] written = new float[6];
        bytes.asFloatBuffer().get(written);
        assertEquals(24, bytes.capacity());
        assertArrayEquals(new float[] {15, 25, 35.5f, 147.5f, 25, 60.5f}, written);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(file), left.toList(), "nothing else is left");
        }
    }

    /** Of a block of 64 pictures that take half a second each, the one in hand is waited for. */
    @Test
    void slowPicturesAreNotWaitedForOnceItIsStopped() {
        Encoded slow = picture("slow", 0, 1, 1, 1, 2, 3);
        Drawn drawn = Drawn.of(Collections.nCopies(300, slow).toArray(Encoded[]::new));
        long began = System.nanoTime();
        assertEquals(Optional.empty(), drawn.survey(2).mean(new Going((_, _) -> {}, () -> true)));
        assertTrue(System.nanoTime() - began < 20_000_000_000L, "it has read on");
    }

    @Test
    void onlyTheFirstStepsThatPrepareAreDone() {
        Drawn drawn = Drawn.of(picture("a", 0, 1, 2, 10, 20, 30, 0, 0, 0), picture("b", 0, 1, 1, 30, 40, 50));
        MeanPicture mean = drawn.survey(1, new Drawn.Corner(), new Drawn.Half(), new Drawn.Corner())
                .mean(Going.ALONE)
                .orElseThrow();
        assertArrayEquals(new double[] {20, 30, 40}, mean.samples());
        MeanPicture none =
                drawn.survey(1, new Drawn.Half()).limited(1).mean(Going.ALONE).orElseThrow();
        assertArrayEquals(new double[] {10, 20, 30, 0, 0, 0}, none.samples());
    }

    @Test
    void picturesOfTwoSizesHaveNoMeanPicture() {
        Drawn drawn = Drawn.of(picture("a", 0, 1, 2, 1, 2, 3, 4, 5, 6), picture("b", 0, 1, 1, 1, 2, 3));
        Survey survey = drawn.survey(1);
        String message = assertThrows(DataException.class, () -> survey.mean(Going.ALONE))
                .getMessage();
        assertTrue(message.contains("b is [1, 1, 3]") && message.contains("where a is [1, 2, 3]"), message);
    }

    /** Many pictures of floats that do not add up alike in another order. */
    @Test
    void anyNumberOfThreadsGivesTheSameBits() {
        SplittableRandom random = new SplittableRandom(7);
        Encoded[] pictures = IntStream.range(0, 1000)
                .mapToObj(i -> picture(
                        "picture-" + i, i % 2, 2, 2, random.ints(12, 0, 256).toArray()))
                .toArray(Encoded[]::new);
        List<MeanPicture> means = new ArrayList<>();
        List<ColourAxes> axes = new ArrayList<>();
        for (int threads : new int[] {1, 2, 5}) {
            Survey survey = Drawn.of(pictures).survey(threads, new Third());
            means.add(survey.mean(Going.ALONE).orElseThrow());
            axes.add(survey.colours(Going.ALONE).orElseThrow());
        }
        assertArrayEquals(means.get(0).samples(), means.get(1).samples());
        assertArrayEquals(means.get(0).samples(), means.get(2).samples());
        assertEquals(axes.get(0), axes.get(1));
        assertEquals(axes.get(0), axes.get(2));
    }

    /** Makes samples that are no whole numbers. */
    private record Third() implements lamina.api.data.Augmentation {
        @Override
        public boolean prepares() {
            return true;
        }

        @Override
        public void apply(lamina.api.data.Image image, int view, java.util.random.RandomGenerator random) {
            for (int i = 0; i < image.size(); i++) {
                image.pixels()[i] /= 3;
            }
        }
    }

    /** Four colours along one line: the covariance is v·vᵀ·s² with v = (2, 1, 2)/3. */
    @Test
    void componentsOfColoursOnALineByHand() {
        Drawn drawn = Drawn.of(picture("a", 0, 2, 2, 100, 100, 100, 102, 101, 102, 104, 102, 104, 106, 103, 106));
        ColourAxes axes = drawn.survey(1).colours(Going.ALONE).orElseThrow();
        double variance = 9 * (1.5 * 1.5 + 0.5 * 0.5) * 2 / 4; // steps of length 3 at -1.5, -0.5, 0.5, 1.5
        assertEquals(variance, axes.variances().get(0), 1e-9);
        assertEquals(0, axes.variances().get(1), 1e-9);
        assertEquals(2 / 3.0, axes.vectors().get(0), 1e-9);
        assertEquals(1 / 3.0, axes.vectors().get(3), 1e-9);
        assertEquals(2 / 3.0, axes.vectors().get(6), 1e-9);
        assertEquals(variance / 255, axes.prose().get(0), 1e-9);
        assertEquals(Math.sqrt(variance), axes.deviations().get(0), 1e-9);
        assertEquals(1, axes.shares().get(0), 1e-9);
    }

    @Test
    void statisticsByHand() {
        Drawn drawn = Drawn.of(
                picture("a.jpg", 0, 1, 2, 10, 10, 10, 20, 20, 20),
                picture("b.jpg", 1, 2, 1, 0, 100, 200, 30, 100, 255),
                picture("c.jpg", 1, 1, 1, 40, 40, 40));
        Statistics s = drawn.survey(1).statistics(Going.ALONE).orElseThrow();
        assertEquals(3, s.pictures());
        assertEquals(5, s.pixels());
        assertEquals(2 * 3 + 15, s.bytes());
        assertEquals(2, s.grey());
        assertEquals(Map.of("unknown", 3), s.formats());
        assertEquals(new Statistics.Range(1, 1, 2), s.height());
        assertEquals(new Statistics.Range(1, 1, 2), s.width());
        assertEquals(List.of(new Statistics.ClassCount("cat", 1), new Statistics.ClassCount("dog", 2)), s.classes());
        assertEquals(List.of(20.0, 54.0, 105.0), s.mean());
        // red: 10 20 0 30 40, whose deviations from 20 are 10 0 20 10 20
        assertEquals(Math.sqrt(200), s.deviation().get(0), 1e-12);
    }

    @Test
    void damagedPicturesAreLeftOutUpToTheLimitAndNamed() {
        Drawn drawn =
                Drawn.of(picture("a", 0, 1, 1, 1, 2, 3), picture("torn", 0, 9, 9, 1), picture("b", 0, 1, 1, 3, 4, 5));
        MeanPicture mean = drawn.survey(1).leaving(1).mean(Going.ALONE).orElseThrow();
        assertArrayEquals(new double[] {2, 3, 4}, mean.samples());
        assertEquals(2, mean.pictures());
        assertEquals("torn", mean.skipped().getFirst().name());
        Survey strict = drawn.survey(1);
        assertTrue(assertThrows(DataException.class, () -> strict.mean(Going.ALONE))
                .getMessage()
                .contains("torn is damaged"));
        Survey broken =
                Drawn.of(picture("unreadable", 0, 1, 1, 1, 2, 3)).survey(1).leaving(10);
        assertTrue(assertThrows(DataException.class, () -> broken.mean(Going.ALONE))
                .getMessage()
                .contains("the disk is broken"));
    }

    @Test
    void aStopEndsItWithoutAResult() {
        Encoded[] many = IntStream.range(0, 300)
                .mapToObj(i -> picture("p" + i, 0, 1, 1, 1, 2, 3))
                .toArray(Encoded[]::new);
        List<Integer> told = new ArrayList<>();
        Going going = new Going((done, _) -> told.add(done), () -> told.size() == 2);
        assertTrue(Drawn.of(many).survey(2).mean(going).isEmpty());
        assertEquals(List.of(64, 128), told);
        assertFalse(Drawn.of(many).survey(2).mean(Going.ALONE).isEmpty());
    }

    @Test
    void anotherSplitIsLookedAtIfAsked() {
        Drawn drawn = new Drawn(
                List.of("cat"), List.of(picture("a", 0, 1, 1, 1, 1, 1)), List.of(picture("b", 0, 1, 1, 7, 7, 7)));
        Statistics held =
                drawn.survey(1).on(Split.VALIDATION).statistics(Going.ALONE).orElseThrow();
        assertEquals(List.of(7.0, 7.0, 7.0), held.mean());
    }
}
