package lamina.imageio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrientationTest {
    private static final Reading TURNING = new Reading("imageio", 1_000_000, false, true, false);

    private static Image numbered() { // 1 2 3 over 4 5 6
        Image image = Image.empty();
        byte[] samples = image.store(2, 3, 1);
        for (int i = 0; i < 6; i++) {
            samples[i] = (byte) (i + 1);
        }
        return image;
    }

    /** EXIF's own words: what the 0th row and the 0th column of the file are on the picture. */
    @ParameterizedTest
    @CsvSource({
        "1, 2, 123456", // top, left
        "2, 2, 321654", // top, right
        "3, 2, 654321", // bottom, right
        "4, 2, 456123", // bottom, left
        "5, 3, 142536", // left, top
        "6, 3, 415263", // right, top
        "7, 3, 635241", // right, bottom
        "8, 3, 362514" // left, bottom
    })
    void turns(int value, int height, String expected) {
        Image image = numbered();
        Orientation.apply(image, value);
        StringBuilder found = new StringBuilder();
        for (float sample : image.toArray()) {
            found.append((int) sample);
        }
        assertEquals(expected, found.toString());
        assertEquals(height, image.height());
    }

    /** A segment that says how the camera was held. */
    static byte[] exif(int value) {
        return exif(value, ByteOrder.BIG_ENDIAN);
    }

    private static byte[] exif(int value, ByteOrder order) {
        ByteBuffer segment = ByteBuffer.allocate(36).order(ByteOrder.BIG_ENDIAN);
        segment.putShort((short) 0xFFE1).putShort((short) 34).put("Exif\0\0".getBytes());
        segment.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes()).order(order);
        segment.putShort((short) 42).putInt(8).putShort((short) 1);
        segment.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) value);
        return segment.array();
    }

    private static Image decode(byte[] jpeg, Reading reading) {
        Image image = Image.empty();
        new JpegDecoder(reading)
                .decode(new Encoded("dog.jpg", 0, MemorySegment.ofArray(jpeg), new Encoded.File()), image);
        return image;
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isReadFromTheFileIfWanted(boolean little) throws IOException {
        byte[] jpeg = Jpegs.write(Jpegs.colourful(40, 16));
        byte[] lying = Jpegs.withSegment(jpeg, exif(6, little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN));
        Image upright = decode(jpeg, TURNING);
        Image turned = decode(lying, TURNING);
        assertEquals("40 x 16", turned.height() + " x " + turned.width());
        assertEquals(upright.pixels()[upright.offset(15, 0)], turned.pixels()[turned.offset(0, 0)]);
        assertArrayEquals(
                upright.toArray(),
                decode(lying, new Reading("imageio", 1_000_000, false, false, false))
                        .toArray());
    }

    @Test
    void aDamagedNoteIsNone() throws IOException {
        byte[] jpeg = Jpegs.write(Jpegs.colourful(40, 16));
        float[] expected = decode(jpeg, TURNING).toArray();
        byte[] exif = exif(6, ByteOrder.LITTLE_ENDIAN);
        for (int at = 4; at < exif.length; at++) {
            byte[] damaged = exif.clone();
            damaged[at] ^= 0x40;
            Image found = decode(Jpegs.withSegment(jpeg, damaged), TURNING);
            assertEquals(expected.length, found.size());
        }
        assertArrayEquals(
                expected,
                decode(Jpegs.withSegment(jpeg, exif(9, ByteOrder.BIG_ENDIAN)), TURNING)
                        .toArray());
    }
}
