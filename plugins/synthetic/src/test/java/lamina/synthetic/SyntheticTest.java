package lamina.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import org.junit.jupiter.api.Test;

class SyntheticTest {
    private static final SyntheticSettings SMALL = new SyntheticSettings(32, 200, 100, 1, true);

    private static Examples open(SyntheticSettings settings, Split split) {
        return new SyntheticDataset(settings).open(split);
    }

    private static byte[] bytes(Examples examples, int index) {
        try {
            return examples.read(index).bytes().toArray(ValueLayout.JAVA_BYTE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void classesAreTheTenFigures() {
        assertEquals(
                List.of(
                        "disc",
                        "ring",
                        "triangle",
                        "square",
                        "cross",
                        "star",
                        "stripes",
                        "checkerboard",
                        "dots",
                        "spiral"),
                new SyntheticDataset(SMALL).classes());
    }

    @Test
    void aPictureDependsOnSeedSplitAndIndexOnly() {
        SyntheticSettings forgetful = new SyntheticSettings(32, 50, 10, 1, false);
        Examples kept = open(SMALL, Split.TRAIN);
        Examples drawn = open(forgetful, Split.TRAIN);
        byte[] first = bytes(kept, 7);
        bytes(drawn, 3); // another order
        assertArrayEquals(first, bytes(drawn, 7));
        assertArrayEquals(first, bytes(kept, 7));
        assertFalse(Arrays.equals(first, bytes(kept, 17)));
        assertFalse(Arrays.equals(first, bytes(open(SMALL, Split.VALIDATION), 7)));
        assertFalse(Arrays.equals(bytes(open(SMALL, Split.TEST), 7), bytes(open(SMALL, Split.VALIDATION), 7)));
        assertFalse(Arrays.equals(first, bytes(open(new SyntheticSettings(32, 200, 100, 2, true), Split.TRAIN), 7)));
    }

    @Test
    void threadsDrawTheSamePictures() {
        Examples together = open(SMALL, Split.TRAIN);
        Examples alone = open(SMALL, Split.TRAIN);
        List<byte[]> many = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> bytes(together, i % 200))
                .toList();
        for (int i = 0; i < many.size(); i++) {
            assertArrayEquals(bytes(alone, i % 200), many.get(i));
        }
    }

    @Test
    void everySplitIsBalanced() throws IOException {
        Examples examples = open(SMALL, Split.VALIDATION);
        int[] counts = new int[10];
        for (int i = 0; i < examples.size(); i++) {
            counts[examples.read(i).label()]++;
        }
        assertEquals(100, examples.size());
        assertTrue(Arrays.stream(counts).allMatch(count -> count == 10), () -> Arrays.toString(counts));
    }

    @Test
    void aPictureIsAJpegOfTheSizeAsked() throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes(open(SMALL, Split.TRAIN), 0)));
        assertEquals(32, picture.getWidth());
        assertEquals(32, picture.getHeight());
        assertEquals(3, picture.getRaster().getNumBands());
    }

    @Test
    void theFigureIsWhereThePoseSays() {
        Pose pose = new Pose(50, 50, 20, 1, 0, 2, true);
        assertTrue(pose.distance(Figure.DISC, 50, 50) < -19);
        assertTrue(pose.distance(Figure.DISC, 75, 50) > 5);
        assertTrue(pose.distance(Figure.RING, 50, 50) > 0, "a ring has a hole");
        assertTrue(pose.distance(Figure.CROSS, 63, 63) > 0, "a cross has no corners");
        assertTrue(pose.distance(Figure.SQUARE, 63, 63) < 0, "a square has");
        assertEquals(0.5, pose.distance(Figure.DISC, 70, 50), 0.1);
    }
}
