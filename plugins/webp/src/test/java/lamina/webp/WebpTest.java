package lamina.webp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.testkit.Fuzz;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf(value = "lamina.webp.Pictures#readable", disabledReason = "libwebp is not installed")
class WebpTest {
    private static final WebpSettings WHITE = new WebpSettings(1000, List.of(255, 255, 255));

    private static Image decode(byte[] file, WebpSettings settings) {
        Image image = Image.empty();
        new WebpDecoder(settings).decode(Pictures.encoded(file), image);
        return image;
    }

    @Test
    void losslessIsExact() {
        float[] expected = new float[45];
        for (int i = 0; i < 15; i++) {
            expected[3 * i] = 53 * i % 256;
            expected[3 * i + 1] = (91 * i + 40) % 256;
            expected[3 * i + 2] = (17 * i + 200) % 256;
        }
        Image image = decode(Pictures.LOSSLESS, WHITE);
        assertEquals("3 x 5", image.height() + " x " + image.width());
        assertArrayEquals(expected, image.toArray());
    }

    @Test
    void transparentPixelsShowTheBackground() {
        assertArrayEquals(
                new float[] {227, 127, 127, 1, 2, 3, 255, 255, 255, 255, 255, 255},
                decode(Pictures.TRANSPARENT, WHITE).toArray());
        assertArrayEquals(
                new float[] {100, 0, 0, 1, 2, 3, 0, 0, 0, 255, 255, 255},
                decode(Pictures.TRANSPARENT, new WebpSettings(1000, List.of(0, 0, 0)))
                        .toArray());
    }

    @Test
    void lossyIsNear() {
        Image image = decode(Pictures.LOSSY, WHITE);
        for (int i = 0; i < 16 * 24; i++) {
            assertEquals(10 * (i % 24), image.pixels()[3 * i], 25, "red of " + i);
            assertEquals(10 * (i / 24), image.pixels()[3 * i + 1], 25, "green of " + i);
            assertEquals(128, image.pixels()[3 * i + 2], 25, "blue of " + i);
        }
    }

    @Test
    void aLargePictureIsRefused() {
        String message = assertThrows(
                        DataException.class, () -> decode(Pictures.LOSSY, new WebpSettings(383, List.of(0, 0, 0))))
                .getMessage();
        assertTrue(message.startsWith("dog.webp") && message.contains("16 x 24") && message.contains("383"), message);
    }

    private static void fuzz(long seed, int cases) throws IOException {
        WebpDecoder decoder = new WebpDecoder(new WebpSettings(1_000_000, List.of(0, 0, 0)));
        Image image = Image.empty();
        List<byte[]> originals = List.of(Pictures.LOSSLESS, Pictures.TRANSPARENT, Pictures.LOSSY);
        Fuzz.run("WebP", seed, cases, originals, 16 << 20, file -> {
            Encoded encoded = Pictures.encoded(file);
            if (!decoder.accepts(encoded)) {
                throw new DataException("no WebP");
            }
            decoder.decode(encoded, image);
        });
    }

    @Test
    void damagedFilesInShort() throws IOException {
        fuzz(1, 500);
    }

    @Test
    @Tag("long")
    void damagedFilesForLong() throws IOException {
        fuzz(2, 5_000);
    }
}
