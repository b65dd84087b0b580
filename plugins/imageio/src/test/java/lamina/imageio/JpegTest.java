package lamina.imageio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import org.junit.jupiter.api.Test;

class JpegTest {
    private static final ImageioSettings STRICT = new ImageioSettings(100_000_000, false);
    private static final ImageioSettings TOLERANT = new ImageioSettings(100_000_000, true);

    private static float[] decode(byte[] jpeg, ImageioSettings settings) {
        Image image = Image.empty();
        new JpegDecoder(settings.reading()).decode(encoded(jpeg), image);
        return image.toArray();
    }

    private static Encoded encoded(byte[] jpeg) {
        return new Encoded("dog.jpg", 0, MemorySegment.ofArray(jpeg), new Encoded.File());
    }

    private static String refusal(byte[] jpeg, ImageioSettings settings) {
        return assertThrows(DataException.class, () -> decode(jpeg, settings)).getMessage();
    }

    @Test
    void coloursAreThoseOfLibjpeg() throws IOException {
        byte[] jpeg = Jpegs.write(Jpegs.colourful(48, 40));
        BufferedImage reference = Jpegs.read(jpeg); // no profile: ImageIO leaves the conversion to libjpeg
        float[] pixels = decode(jpeg, STRICT);
        for (int i = 0; i < pixels.length; i++) {
            int rgb = reference.getRGB(i / 3 % 48, i / 3 / 48);
            assertEquals(rgb >> 16 - 8 * (i % 3) & 0xFF, pixels[i], "sample " + i);
        }
    }

    @Test
    void greyIsNotLightened() throws IOException {
        BufferedImage grey = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 64; i++) {
            grey.getRaster().setSample(i % 8, i / 8, 0, 0x45);
        }
        float[] expected = new float[3 * 64];
        Arrays.fill(expected, 0x45);
        assertArrayEquals(expected, decode(Jpegs.write(grey), STRICT), 1);
    }

    @Test
    void inkIsWhatKeepsLightAway() throws IOException {
        byte[] jpeg = Jpegs.fourBands(255, 102, 0, 51); // full cyan, 40 % magenta, no yellow, 20 % black
        assertPixel(decode(jpeg, STRICT), 0, 122.4f, 204);
    }

    @Test
    void adobeStoresTheInkThatIsMissing() throws IOException {
        byte[] jpeg = Jpegs.withAdobe(Jpegs.fourBands(0, 153, 255, 204), 0);
        assertPixel(decode(jpeg, STRICT), 0, 122.4f, 204);
    }

    @Test
    void adobeTransformsInkToo() throws IOException {
        // Y 76, Cb 85, Cr 255 is red 254, green 0, blue 0 (JFIF), which complemented is the amount of ink that is
        // missing
        byte[] jpeg = Jpegs.withAdobe(Jpegs.fourBands(76, 85, 255, 255), 2);
        assertPixel(decode(jpeg, STRICT), 1, 255, 255);
    }

    private static void assertPixel(float[] pixels, float... expected) {
        assertArrayEquals(expected, Arrays.copyOf(pixels, 3), 2);
    }

    @Test
    void aTruncatedFileIsAnErrorUnlessTolerated() throws IOException {
        byte[] jpeg = Jpegs.write(Jpegs.colourful(64, 64));
        byte[] half = Arrays.copyOf(jpeg, jpeg.length * 2 / 3);
        String message = refusal(half, STRICT);
        assertTrue(message.startsWith("dog.jpg cannot be decoded as JPEG: its end is missing"), message);
        float[] whole = decode(jpeg, STRICT);
        float[] part = decode(half, TOLERANT);
        assertEquals(whole.length, part.length);
        assertArrayEquals(
                Arrays.copyOf(whole, 64 * 3 * 8), Arrays.copyOf(part, 64 * 3 * 8), "the first rows are there");
    }

    @Test
    void aMissingEndMarkerAloneIsNoDamage() throws IOException {
        byte[] jpeg = Jpegs.write(Jpegs.colourful(64, 64));
        assertArrayEquals(decode(jpeg, STRICT), decode(Arrays.copyOf(jpeg, jpeg.length - 2), STRICT));
    }

    @Test
    void aHugeSizeIsRefusedBeforeMemoryIsTaken() throws IOException {
        byte[] jpeg = Jpegs.withSize(Jpegs.write(Jpegs.colourful(16, 16)), 0xFFFF, 0xFFFF);
        String message = refusal(jpeg, STRICT);
        assertTrue(
                message.contains("65535 x 65535") && message.contains("100000000") && message.contains("maxPixels"),
                message);
        assertTrue(refusal(Jpegs.write(Jpegs.colourful(11, 10)), new ImageioSettings(100, false))
                .contains("10 x 11"));
        assertEquals(300, decode(Jpegs.write(Jpegs.colourful(10, 10)), new ImageioSettings(100, false)).length);
    }

    @Test
    void manyScansOfALargePictureAreRefused() throws IOException {
        byte[] jpeg = Jpegs.withSize(Jpegs.write(Jpegs.colourful(16, 16)), 5000, 5000);
        jpeg[Jpegs.frame(jpeg) + 1] = (byte) 0xC2; // progressive
        byte[] scans = Arrays.copyOf(jpeg, jpeg.length + 400);
        for (int i = 0; i < 200; i++) {
            scans[jpeg.length + 2 * i] = (byte) 0xFF;
            scans[jpeg.length + 2 * i + 1] = (byte) 0xDA;
        }
        assertTrue(refusal(scans, STRICT).contains("201 scans of 5000 x 5000"));
    }

    @Test
    void componentsOfOneNameAreToldApartByTheirOrder() throws IOException {
        byte[] jpeg = Jpegs.withAdobe(Jpegs.fourBands(0, 153, 255, 204), 0);
        float[] expected = decode(jpeg, STRICT);
        byte[] same = jpeg.clone();
        int names = Jpegs.frame(jpeg) + 10;
        int selectors = Jpegs.scan(jpeg) + 5;
        for (int i = 0; i < 4; i++) {
            same[names + 3 * i] = 1;
            same[selectors + 2 * i] = 1;
        }
        assertArrayEquals(expected, decode(same, STRICT));
    }

    @Test
    void otherCodingsAreNamed() throws IOException {
        byte[] jpeg = Jpegs.write(Jpegs.colourful(16, 16));
        jpeg[Jpegs.frame(jpeg) + 1] = (byte) 0xC9;
        assertTrue(refusal(jpeg, STRICT).contains("arithmetic (SOF9)"));
    }

    @Test
    void garbageIsAnErrorThatNamesTheFile() throws IOException {
        byte[] jpeg = Jpegs.write(Jpegs.colourful(16, 16));
        for (int length = 3; length < 300; length++) {
            assertTrue(refusal(Arrays.copyOf(jpeg, length), STRICT).startsWith("dog.jpg "));
        }
    }

    @Test
    void theFirstBytesDecide() throws IOException {
        JpegDecoder decoder = new JpegDecoder(STRICT.reading());
        assertTrue(decoder.accepts(encoded(Jpegs.write(Jpegs.colourful(8, 8)))));
        assertFalse(decoder.accepts(encoded(new byte[] {(byte) 0x89, 'P', 'N', 'G'})));
        assertFalse(decoder.accepts(encoded(new byte[] {(byte) 0xFF, (byte) 0xD8})));
    }
}
