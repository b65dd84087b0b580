package lamina.imageio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final Reading PLAIN = new Reading("imageio", 1_000_000, false, false, false);
    private static final Reading PROFILED = new Reading("imageio", 1_000_000, false, false, true);

    private static float[] decode(byte[] jpeg, Reading reading) {
        Image image = Image.empty();
        new JpegDecoder(reading)
                .decode(new Encoded("dog.jpg", 0, MemorySegment.ofArray(jpeg), new Encoded.File()), image);
        return image.toArray();
    }

    private static byte[] segment(byte[] part, int number, int count) {
        ByteBuffer segment = ByteBuffer.allocate(18 + part.length);
        segment.putShort((short) 0xFFE2).putShort((short) (16 + part.length));
        return segment.put("ICC_PROFILE\0".getBytes())
                .put((byte) number)
                .put((byte) count)
                .put(part)
                .array();
    }

    /** A segment with the whole profile of an ordinary screen. */
    static byte[] srgb() {
        byte[] profile = profile(ColorSpace.CS_sRGB);
        return segment(profile, 1, 1);
    }

    private static byte[] profile(int space) {
        return ICC_Profile.getInstance(space).getData();
    }

    private static byte[] grey() throws IOException {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256; i++) {
            grey.getRaster().setSample(i % 16, i / 16, 0, 100);
        }
        return Jpegs.write(grey);
    }

    @Test
    void isIgnoredUnlessWanted() throws IOException {
        byte[] jpeg = grey();
        byte[] linear = Jpegs.withSegment(jpeg, segment(profile(ColorSpace.CS_GRAY), 1, 1));
        assertArrayEquals(decode(jpeg, PLAIN), decode(linear, PLAIN));
        // 100 of 255 in linear light is 1.055 (100 / 255)^(1 / 2.4) - 0.055 of 255 in sRGB (IEC 61966-2-1)
        double expected = 255 * (1.055 * Math.pow(100 / 255.0, 1 / 2.4) - 0.055);
        for (float sample : decode(linear, PROFILED)) {
            assertEquals(expected, sample, 2);
        }
        assertArrayEquals(decode(jpeg, PLAIN), decode(jpeg, PROFILED), "no profile, no change");
    }

    @Test
    void srgbChangesNothingAndPartsMayComeInAnyOrder() throws IOException {
        byte[] jpeg = Jpegs.write(Jpegs.colourful(32, 32));
        byte[] whole = profile(ColorSpace.CS_sRGB);
        byte[] first = segment(Arrays.copyOf(whole, 1000), 1, 2);
        byte[] second = segment(Arrays.copyOfRange(whole, 1000, whole.length), 2, 2);
        float[] expected = decode(jpeg, PLAIN);
        assertArrayEquals(expected, decode(Jpegs.withSegment(Jpegs.withSegment(jpeg, first), second), PROFILED), 2);
        assertArrayEquals(expected, decode(Jpegs.withSegment(Jpegs.withSegment(jpeg, second), first), PROFILED), 2);
    }

    @Test
    void aWrongOneIsAnError() throws IOException {
        byte[] jpeg = Jpegs.write(Jpegs.colourful(32, 32));
        byte[] part = Arrays.copyOf(profile(ColorSpace.CS_sRGB), 1000);
        for (byte[] segment :
                new byte[][] {segment(part, 1, 1), segment(part, 2, 2), segment(profile(ColorSpace.CS_GRAY), 1, 1)}) {
            String message = assertThrows(DataException.class, () -> decode(Jpegs.withSegment(jpeg, segment), PROFILED))
                    .getMessage();
            assertTrue(message.startsWith("dog.jpg") && message.contains("'applyProfile'"), message);
        }
    }
}
