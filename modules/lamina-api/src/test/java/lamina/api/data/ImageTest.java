package lamina.api.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageTest {
    private static Image stored(int... samples) {
        Image image = Image.empty();
        byte[] bytes = image.store(1, samples.length, 1);
        for (int i = 0; i < samples.length; i++) {
            bytes[i] = (byte) samples[i];
        }
        return image;
    }

    @Test
    void eightBitsAreUnsignedAndBecomeFloatsOnce() {
        Image image = stored(0, 1, 127, 128, 255);
        assertTrue(image.stored().isPresent());
        assertArrayEquals(new float[] {0, 1, 127, 128, 255}, Arrays.copyOf(image.pixels(), 5));
        assertFalse(image.stored().isPresent());
        image.pixels()[0] = 9;
        assertEquals(9, image.pixels()[0], "written samples stay");
    }

    @Test
    void anotherShapeForgetsWhatWasStored() {
        Image image = stored(1, 2, 3);
        assertFalse(image.reshape(1, 2, 1).stored().isPresent());
        image.pixels()[0] = 7;
        assertEquals(7, image.pixels()[0]);
    }

    @Test
    void swapExchangesSamplesOfEitherKind() {
        Image image = stored(1, 2);
        Image scratch = image.scratch().reshape(1, 1, 1);
        scratch.pixels()[0] = 5;
        image.swap();
        assertArrayEquals(new float[] {5}, image.toArray());
        image.swap();
        assertArrayEquals(new float[] {1, 2}, image.toArray());
    }

    @Test
    void aCopyIsIndependent() {
        for (Image from : new Image[] {stored(1, 200), Image.empty().reshape(1, 2, 1)}) {
            Image copy = Image.empty();
            copy.copy(from);
            assertEquals(from.stored().isPresent(), copy.stored().isPresent());
            float[] expected = from.toArray();
            copy.pixels()[0] = 99;
            assertArrayEquals(expected, from.toArray());
            assertEquals(1, copy.height());
            assertEquals(2, copy.width());
        }
    }

    @Test
    void aSizeBeyondArraysIsAnError() {
        assertThrows(ArithmeticException.class, () -> Image.empty().store(60_000, 60_000, 3));
    }

    private static Image bytes(int height, int width, int channels) {
        Image image = Image.empty();
        byte[] samples = image.store(height, width, channels);
        for (int i = 0; i < image.size(); i++) {
            samples[i] = (byte) (i * 7);
        }
        return image;
    }

    private static float[] written(Image image) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(4L * image.size(), 4);
            image.writeTo(into);
            return into.toArray(ValueLayout.JAVA_FLOAT);
        }
    }

    /** Of more samples than are widened at a time: 3072. */
    @Test
    void bytesAreWidenedWhereverTheyGo() {
        for (int channels : new int[] {1, 3}) {
            Image image = bytes(41, 53, channels);
            float[] expected = new float[image.size()];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = i * 7 & 0xFF;
            }
            assertArrayEquals(expected, written(image));
            assertTrue(image.stored().isPresent(), "writing changes nothing");
            assertArrayEquals(expected, image.toArray());
            assertArrayEquals(expected, written(image));
        }
    }

    @Test
    void whatIsDoneToChannelsIsTheSameBeforeAndAfterTheyAreFloats() {
        Image late = bytes(41, 53, 3);
        Image early = bytes(41, 53, 3);
        early.pixels();
        for (Image image : List.of(late, early)) {
            image.add(0.1f, -20, 300);
            image.multiply(3, 0.5f, -1);
            image.add(-1, 1, 0.25f);
        }
        assertTrue(late.stored().isEmpty(), "nobody may take the bytes for the samples");
        float[] expected = new float[41 * 53 * 3];
        float[][] steps = {{0.1f, -20, 300}, {3, 0.5f, -1}, {-1, 1, 0.25f}};
        for (int i = 0; i < expected.length; i++) {
            expected[i] = ((i * 7 & 0xFF) + steps[0][i % 3]) * steps[1][i % 3] + steps[2][i % 3];
        }
        Image copy = Image.empty();
        copy.copy(late);
        assertArrayEquals(expected, written(late));
        assertArrayEquals(expected, written(copy));
        assertArrayEquals(expected, copy.toArray());
        assertArrayEquals(expected, late.toArray());
        assertArrayEquals(expected, early.toArray());
    }

    @Test
    void whatIsStillToBeDoneGoesWithItsSamples() {
        Image image = bytes(1, 2, 1);
        image.add(10);
        image.scratch().store(1, 1, 1)[0] = 5;
        image.swap();
        assertArrayEquals(new float[] {5}, image.toArray());
        image.swap();
        assertArrayEquals(new float[] {10, 17}, image.toArray());
        image.store(1, 1, 1)[0] = 3;
        assertArrayEquals(new float[] {3}, image.toArray(), "another picture begins anew");
    }
}
