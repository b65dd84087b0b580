package acme.cutout;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;
import org.junit.jupiter.api.Test;

/** Which pixels go. */
class CutoutTest {
    private static final int HEIGHT = 5;
    private static final int WIDTH = 6;

    private static Image ones(int channels) {
        Image image = Image.empty().reshape(HEIGHT, WIDTH, channels);
        Arrays.fill(image.pixels(), 1);
        return image;
    }

    /** Gives these numbers, row and column of the centre. */
    private static RandomGenerator at(int row, int column) {
        int[] numbers = {row, column};
        return new RandomGenerator() {
            private int next;

            @Override
            public int nextInt(int bound) {
                assertEquals(next == 0 ? HEIGHT : WIDTH, bound, "any pixel may be the centre");
                return numbers[next++];
            }

            @Override
            public long nextLong() {
                throw new AssertionError("one row and one column are all it draws");
            }
        };
    }

    private static float[] cut(int size, int row, int column) {
        Image image = ones(1);
        new Cutout(size, 0).apply(image, 0, at(row, column));
        return image.toArray();
    }

    @Test
    void aSquareInTheMiddle() {
        assertArrayEquals(
                new float[] {
                    1, 1, 1, 1, 1, 1, //
                    1, 1, 0, 0, 0, 1, //
                    1, 1, 0, 0, 0, 1, //
                    1, 1, 0, 0, 0, 1, //
                    1, 1, 1, 1, 1, 1
                },
                cut(3, 2, 3));
    }

    @Test
    void whatLiesBeyondTheBorderIsLost() {
        assertArrayEquals(
                new float[] {
                    1, 1, 1, 1, 0, 0, //
                    1, 1, 1, 1, 0, 0, //
                    1, 1, 1, 1, 1, 1, //
                    1, 1, 1, 1, 1, 1, //
                    1, 1, 1, 1, 1, 1
                },
                cut(3, 0, 5));
        assertArrayEquals(new float[HEIGHT * WIDTH], cut(99, 4, 0));
    }

    @Test
    void allChannelsOfAPixelAreFilled() {
        Augmentation cutout = new CutoutProvider().create(new CutoutSettings(1, 0.5f));
        Image image = ones(3);
        cutout.apply(image, 0, new SplittableRandom(3));
        int filled = 0;
        for (int pixel = 0; pixel < HEIGHT * WIDTH; pixel++) {
            float[] samples = Arrays.copyOfRange(image.pixels(), 3 * pixel, 3 * pixel + 3);
            filled += Arrays.equals(samples, new float[] {0.5f, 0.5f, 0.5f}) ? 1 : 0;
        }
        assertEquals(1, filled);
    }
}
