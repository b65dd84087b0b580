package lamina.raw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.MemorySegment;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import org.junit.jupiter.api.Test;

class RawTest {
    private final RawDecoder decoder = new RawDecoder();

    private static Encoded encoded(Encoded.Format format, int... samples) {
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) samples[i];
        }
        return new Encoded("batch.bin record 4", 0, MemorySegment.ofArray(bytes), format);
    }

    private float[] decode(Encoded encoded) {
        Image image = Image.empty();
        decoder.decode(encoded, image);
        return image.toArray();
    }

    @Test
    void planesAreInterleaved() {
        Encoded planar = encoded(new Encoded.Raw(1, 2, 3, true), 1, 2, 10, 20, 100, 255);
        assertArrayEquals(new float[] {1, 10, 100, 2, 20, 255}, decode(planar));
    }

    @Test
    void interleavedSamplesStay() {
        Encoded interleaved = encoded(new Encoded.Raw(2, 1, 3, false), 1, 2, 3, 253, 254, 255);
        assertArrayEquals(new float[] {1, 2, 3, 253, 254, 255}, decode(interleaved));
    }

    @Test
    void greyBecomesThreeChannels() {
        assertArrayEquals(
                new float[] {7, 7, 7, 200, 200, 200}, decode(encoded(new Encoded.Raw(1, 2, 1, false), 7, 200)));
    }

    @Test
    void takesSamplesWithoutHeaderOnly() {
        assertTrue(decoder.accepts(encoded(new Encoded.Raw(1, 1, 1, false), 0)));
        assertFalse(decoder.accepts(encoded(new Encoded.File(), 0)));
    }

    @Test
    void aWrongCountNamesTheExampleAndBothCounts() {
        Encoded shorter = encoded(new Encoded.Raw(2, 2, 3, true), 1, 2, 3);
        DataException e = assertThrows(DataException.class, () -> decode(shorter));
        assertEquals(
                "batch.bin record 4 has 3 bytes; a picture of 2 x 2 x 3 (height x width x channels) has 12",
                e.getMessage());
    }

    @Test
    void twoChannelsAreRefused() {
        Encoded two = encoded(new Encoded.Raw(1, 1, 2, true), 1, 2);
        assertTrue(assertThrows(DataException.class, () -> decode(two))
                .getMessage()
                .contains("has 2 channels"));
    }
}
