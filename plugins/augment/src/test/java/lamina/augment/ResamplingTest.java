package lamina.augment;

import static lamina.augment.Pictures.apply;
import static lamina.augment.Pictures.grey;
import static lamina.augment.Pictures.numbered;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import lamina.api.data.Image;
import org.junit.jupiter.api.Test;

class ResamplingTest {

    private static float[] line(int to, float... samples) {
        return apply(new Resize(new Extent(1, to)), grey(samples), 0, 1).toArray();
    }

    @Test
    void enlargingIsBilinear() {
        // output sample i lies at (i + 0.5) / 2 of the source, whose samples lie at 0.5 and 1.5; the ends repeat
        assertArrayEquals(new float[] {10, 12.5f, 17.5f, 20}, line(4, 10, 20), 1e-4f);
    }

    @Test
    void shrinkingTakesAllSamplesIntoAccount() {
        // four samples to two: the triangle over the first reaches from -1 to 3, weights 3/8, 3/8, 1/8 after the cut at
        // the border: 3/7, 3/7, 1/7
        assertArrayEquals(
                new float[] {(3 * 0 + 3 * 0 + 70) / 7f, (0 + 3 * 70 + 3 * 70) / 7f}, line(2, 0, 0, 70, 70), 1e-4f);
        // a pattern finer than the result becomes even instead of a false pattern
        float[] stripes = new float[64];
        for (int i = 0; i < 64; i++) {
            stripes[i] = i % 2 * 100;
        }
        for (float sample : Arrays.copyOfRange(line(16, stripes), 1, 15)) {
            assertEquals(50, sample, 1e-3);
        }
    }

    @Test
    void bothDirectionsAreTheSame() {
        float[] across = line(3, 1, 7, 4, 100, 3);
        Image down = grey(new float[] {1}, new float[] {7}, new float[] {4}, new float[] {100}, new float[] {3});
        assertArrayEquals(
                across, apply(new Resize(new Extent(3, 1)), down, 0, 1).toArray(), 1e-4f);
    }

    @Test
    void channelsStayApart() {
        Image image = apply(new Resize(new Extent(3, 5)), numbered(6, 9), 0, 1);
        for (int i = 0; i < image.size(); i += 3) {
            assertEquals(image.pixels()[i] + 100, image.pixels()[i + 1], 1e-3);
            assertEquals(image.pixels()[i] + 200, image.pixels()[i + 2], 1e-3);
        }
    }

    @Test
    void oneChannelIsScaledLikeThree() {
        Image grey = Image.empty().reshape(6, 9, 1);
        System.arraycopy(Pictures.first(numbered(6, 9)), 0, grey.pixels(), 0, 54);
        float[] expected = Pictures.first(apply(new Resize(new Extent(4, 5)), numbered(6, 9), 0, 1));
        assertArrayEquals(
                expected, apply(new Resize(new Extent(4, 5)), grey, 0, 1).toArray(), 1e-4f);
    }

    @Test
    void theShorterSideGetsTheSizeAndProportionsStay() {
        Image wide = apply(new ResizeShortSide(256), Image.empty().reshape(375, 500, 3), 0, 1);
        assertEquals("256 x 341", wide.height() + " x " + wide.width());
        Image high = apply(new ResizeShortSide(256), Image.empty().reshape(200, 100, 3), 0, 1);
        assertEquals("512 x 256", high.height() + " x " + high.width());
    }

    @Test
    void theRightSizeIsLeftAlone() {
        Image image = numbered(8, 9);
        float[] pixels = image.pixels();
        apply(new ResizeShortSide(8), image, 0, 1);
        assertSame(pixels, image.pixels());
        assertArrayEquals(numbered(8, 9).toArray(), image.toArray());
    }

    @Test
    void anEvenPictureStaysEven() {
        Image image = Image.empty().reshape(37, 53, 3);
        Arrays.fill(image.pixels(), 77);
        for (float sample : apply(new ResizeShortSide(29), image, 0, 1).toArray()) {
            assertEquals(77, sample, 1e-4);
        }
    }
}
