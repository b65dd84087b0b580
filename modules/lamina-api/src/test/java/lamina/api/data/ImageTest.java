package lamina.api.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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
}
