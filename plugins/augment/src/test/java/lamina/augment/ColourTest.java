package lamina.augment;

import static lamina.augment.Pictures.apply;
import static lamina.augment.Pictures.numbered;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColourTest {
    private static final List<Double> ONE = List.of(1.0);

    @TempDir
    Path folder;

    private static Augmentation mean(List<Double> mean, List<Double> std) {
        return new SubtractMean(new SubtractMeanSettings(Optional.of(mean), Optional.empty(), Optional.empty(), std));
    }

    private Augmentation file(Optional<List<Integer>> size, float... samples) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : samples) {
            bytes.putFloat(sample);
        }
        Path file = Files.write(folder.resolve("mean.f32"), bytes.array());
        return new SubtractMean(new SubtractMeanSettings(Optional.empty(), Optional.of(file), size, ONE));
    }

    @Test
    void eachChannelHasItsMeanAndDeviation() {
        Image image = apply(mean(List.of(1.0, 2.0, 3.0), List.of(1.0, 2.0, 4.0)), numbered(1, 2), 0, 1);
        assertArrayEquals(new float[] {-1, 49, 49.25f, 0, 49.5f, 49.5f}, image.toArray());
        assertArrayEquals(
                new float[] {-5, 95, 195},
                apply(mean(List.of(5.0), ONE), numbered(1, 1), 0, 1).toArray());
    }

    @Test
    void aMeanPictureIsCutAtItsCentre() throws IOException {
        float[] mean = numbered(3, 4).toArray();
        Image image = apply(file(Optional.of(List.of(3, 4)), mean), numbered(1, 2), 0, 1);
        // its centre begins in row 1, column 1: 11 and 12
        assertArrayEquals(new float[] {-11, -11, -11, -11, -11, -11}, image.toArray());
    }

    @Test
    void aSquareMeanNeedsNoSize() throws IOException {
        assertEquals(
                0,
                apply(file(Optional.empty(), numbered(3, 3).toArray()), numbered(3, 3), 0, 1)
                        .toArray()[5]);
    }

    @Test
    void aMeanThatDoesNotFitIsAnError() throws IOException {
        float[] four = numbered(2, 2).toArray();
        assertTrue(refusal(file(Optional.of(List.of(3, 2)), four)).contains("has 48 bytes; a picture of 3 x 2"));
        assertTrue(refusal(file(Optional.empty(), numbered(2, 3).toArray())).contains("no square"));
        String message = refusal(file(Optional.empty(), four));
        assertTrue(message.contains("2 x 2") && message.contains("5 x 5"), message);
        Files.delete(folder.resolve("mean.f32"));
        Augmentation gone = new SubtractMean(new SubtractMeanSettings(
                Optional.empty(), Optional.of(folder.resolve("mean.f32")), Optional.empty(), ONE));
        assertTrue(refusal(gone).contains("does not exist"));
    }

    private static String refusal(Augmentation augmentation) {
        return assertThrows(DataException.class, () -> apply(augmentation, numbered(5, 5), 0, 1))
                .getMessage();
    }

    @Test
    void aMeanOrAFileIsNeededNotBoth() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new SubtractMeanSettings(Optional.empty(), Optional.empty(), Optional.empty(), ONE));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SubtractMeanSettings(Optional.of(ONE), Optional.of(folder), Optional.empty(), ONE));
        assertThrows(IllegalArgumentException.class, () -> mean(List.of(1.0, 2.0), ONE));
    }

    @Test
    void aColourShiftIsTheSameForAllPixels() {
        float[] before = numbered(4, 5).toArray();
        float[] after = apply(new PcaColor(imagenet()), numbered(4, 5), 0, 3).toArray();
        for (int i = 3; i < after.length; i++) {
            assertEquals(after[i % 3] - before[i % 3], after[i] - before[i], 1e-4);
        }
        assertTrue(Math.abs(after[0] - before[0]) > 1e-3);
    }

    /**
     * With α = (1, -2, 0.5) times 0.1 and λ = (50, 10, 4): red 0.6 · 5 + 0.8 · -2 + 0 · 0.2 = 1.4, green 0.8 · 5 - 0.6 · -2 + 0 = 5.2,
     * blue 0 + 0 + 1 · 0.2 = 0.2, added to every pixel.
     */
    @Test
    void aShiftByHandFromTheFormulaOfThePaper() {
        List<Double> vectors = List.of(0.6, 0.8, 0.0, 0.8, -0.6, 0.0, 0.0, 0.0, 1.0); // columns p1, p2, p3
        PcaColor colour = new PcaColor(new PcaColorSettings(List.of(50.0, 10.0, 4.0), vectors, 0.1));
        Image image = Image.empty().reshape(1, 2, 3);
        System.arraycopy(new float[] {10, 20, 30, 100, 0, 255}, 0, image.pixels(), 0, 6);
        colour.apply(image, 0, new Given(1, -2, 0.5));
        assertArrayEquals(new float[] {11.4f, 25.2f, 30.2f, 101.4f, 5.2f, 255.2f}, image.toArray(), 1e-5f);
    }

    /** Gaussian numbers that a test names. */
    private static final class Given implements RandomGenerator {
        private final double[] numbers;
        private int next;

        Given(double... numbers) {
            this.numbers = numbers;
        }

        @Override
        public double nextGaussian() {
            return numbers[next++];
        }

        @Override
        public long nextLong() {
            throw new AssertionError("only alpha is drawn, once for each component");
        }
    }

    /** The covariance of the shifts must be P · diag((0.1 λ)²) · Pᵀ. */
    @Test
    void shiftsHaveTheCovarianceOfThePaper() {
        int draws = 20_000;
        double[][] covariance = new double[3][3];
        PcaColor colour = new PcaColor(imagenet());
        for (int seed = 0; seed < draws; seed++) {
            float[] shift =
                    apply(colour, Image.empty().reshape(1, 1, 3), 0, seed).toArray();
            for (int i = 0; i < 9; i++) {
                covariance[i / 3][i % 3] += shift[i / 3] * shift[i % 3] / draws;
            }
        }
        PcaColorSettings settings = imagenet();
        for (int i = 0; i < 9; i++) {
            double expected = 0;
            for (int k = 0; k < 3; k++) {
                double size = 0.1 * settings.eigenvalues().get(k);
                expected += settings.eigenvectors().get(i / 3 * 3 + k)
                        * settings.eigenvectors().get(i % 3 * 3 + k)
                        * size
                        * size;
            }
            assertEquals(expected, covariance[i / 3][i % 3], 0.5); // 10 is typical, with a standard error of 0.1
        }
    }

    @Test
    void oneComponentShiftsAlongItsVector() {
        PcaColorSettings first =
                new PcaColorSettings(List.of(50.0, 0.0, 0.0), imagenet().eigenvectors(), 0.1);
        float[] shift =
                apply(new PcaColor(first), Image.empty().reshape(1, 1, 3), 0, 5).toArray();
        assertEquals(0.5675 / 0.5836, shift[0] / shift[2], 1e-4);
        assertEquals(0.5808 / 0.5836, shift[1] / shift[2], 1e-4);
    }

    private static PcaColorSettings imagenet() {
        return new PcaColorSettings(
                List.of(55.4625, 4.794, 1.1475),
                List.of(-0.5675, 0.7192, 0.4009, -0.5808, -0.0045, -0.8140, -0.5836, -0.6948, 0.4203),
                0.1);
    }
}
