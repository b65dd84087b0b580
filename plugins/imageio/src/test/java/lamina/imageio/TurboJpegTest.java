package lamina.imageio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.stream.IntStream;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.testkit.ProcessMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "lamina.imageio.Turbo#isPresent", disabledReason = "libjpeg-turbo (libturbojpeg) is not installed")
class TurboJpegTest {
    private static final TurboJpegSettings STRICT = new TurboJpegSettings(100_000_000, false);

    private final TurboJpegDecoder turbo = new TurboJpegDecoder(STRICT.reading());

    private static Encoded encoded(byte[] jpeg) {
        return new Encoded("dog.jpg", 0, MemorySegment.ofArray(jpeg), new Encoded.File());
    }

    private Image decode(byte[] jpeg) {
        Image image = Image.empty();
        turbo.decode(encoded(jpeg), image);
        return image;
    }

    private String refusal(byte[] jpeg) {
        return assertThrows(DataException.class, () -> decode(jpeg)).getMessage();
    }

    private static float[] reference(byte[] jpeg) {
        Image image = Image.empty();
        new JpegDecoder(new ImageioSettings(100_000_000, false).reading()).decode(encoded(jpeg), image);
        return image.toArray();
    }

    @Test
    void isPreferred() {
        assertTrue(turbo.rank() > new JpegDecoder(STRICT.reading()).rank());
        assertTrue(turbo.unavailable().isEmpty());
    }

    @Test
    void pixelsAreTheReferences() throws IOException {
        for (byte[] jpeg : new byte[][] {
            Jpegs.write(Jpegs.colourful(1, 1)),
            Jpegs.write(Jpegs.colourful(63, 40)),
            Jpegs.fourBands(255, 102, 0, 51),
            Jpegs.withAdobe(Jpegs.fourBands(0, 153, 255, 204), 0),
            Jpegs.withAdobe(Jpegs.fourBands(76, 85, 255, 255), 2)
        }) {
            assertArrayEquals(reference(jpeg), decode(jpeg).toArray());
        }
    }

    @Test
    void aDamagedFileLeavesTheNextOnesAlone() throws IOException {
        byte[] jpeg = Jpegs.write(Jpegs.colourful(64, 64));
        float[] expected = reference(jpeg);
        byte[] noTable = jpeg.clone();
        noTable[Jpegs.frame(jpeg) + 11] = 0x00; // sampling of no width
        for (int i = 0; i < 100; i++) {
            assertTrue(refusal(noTable).contains("libjpeg-turbo says: "));
            refusal(Arrays.copyOf(jpeg, jpeg.length / 2));
            assertArrayEquals(expected, decode(jpeg).toArray());
        }
    }

    @Test
    void aTruncatedFileIsAnErrorUnlessTolerated() throws IOException {
        byte[] jpeg = Jpegs.write(Jpegs.colourful(64, 64));
        byte[] half = Arrays.copyOf(jpeg, jpeg.length * 2 / 3);
        String message = refusal(half);
        assertTrue(message.startsWith("dog.jpg cannot be decoded as JPEG: its end is missing"), message);
        assertTrue(message.contains("'turbojpeg'"), message);
        Image part = Image.empty();
        new TurboJpegDecoder(new TurboJpegSettings(100_000_000, true).reading()).decode(encoded(half), part);
        assertArrayEquals(Arrays.copyOf(reference(jpeg), 64 * 3 * 8), Arrays.copyOf(part.toArray(), 64 * 3 * 8));
        assertArrayEquals(
                reference(jpeg), decode(Arrays.copyOf(jpeg, jpeg.length - 2)).toArray());
    }

    @Test
    void aHugeSizeIsRefusedBeforeMemoryIsTaken() throws IOException {
        String message = refusal(Jpegs.withSize(Jpegs.write(Jpegs.colourful(16, 16)), 60_000, 60_000));
        assertTrue(message.contains("60000 x 60000") && message.contains("'maxPixels'"), message);
    }

    @Test
    void shrinksAsFarAsTheDetailAllows() throws IOException {
        byte[] jpeg = Jpegs.write(Jpegs.colourful(321, 160));
        assertShape(jpeg, 161, 160, 321);
        assertShape(jpeg, 160, 160, 321);
        assertShape(jpeg, 80, 80, 161);
        assertShape(jpeg, 41, 80, 161);
        assertShape(jpeg, 40, 40, 81);
        assertShape(jpeg, 1, 20, 41);
    }

    private void assertShape(byte[] jpeg, int detail, int height, int width) {
        Image image = Image.empty();
        turbo.decode(encoded(jpeg), image, detail);
        assertEquals(height + " x " + width, image.height() + " x " + image.width(), "detail " + detail);
    }

    @Test
    void aShrunkPictureIsTheMeanOfItsPixels() throws IOException {
        byte[] jpeg = Jpegs.write(Jpegs.smooth(64, 64));
        float[] whole = reference(jpeg);
        Image half = Image.empty();
        turbo.decode(encoded(jpeg), half, 32);
        for (int row = 0; row < 32; row++) {
            for (int i = 0; i < 96; i++) {
                int at = 2 * row * 192 + i / 3 * 6 + i % 3;
                float mean = (whole[at] + whole[at + 3] + whole[at + 192] + whole[at + 195]) / 4;
                assertEquals(mean, half.pixels()[row * 96 + i], 3, "row " + row + ", sample " + i);
            }
        }
    }

    @Test
    void manyThreadsAndPicturesTakeNoMoreMemory() throws IOException {
        byte[] jpeg = Jpegs.write(Jpegs.colourful(500, 400));
        byte[] broken = Arrays.copyOf(jpeg, jpeg.length / 2);
        work(400, jpeg, broken); // Java's heap grows too, at first
        long before = ProcessMemory.resident();
        work(1200, jpeg, broken);
        long grown = ProcessMemory.resident() - before;
        assertTrue(
                grown < 360_000_000,
                "grown by " + grown + " bytes; a leak of one picture's 600 kB each would be 720 MB");
    }

    private void work(int pictures, byte[] jpeg, byte[] broken) {
        IntStream.range(0, pictures).parallel().forEach(i -> {
            if (i % 2 == 0) {
                decode(jpeg);
            } else {
                refusal(broken);
            }
        });
    }
}
