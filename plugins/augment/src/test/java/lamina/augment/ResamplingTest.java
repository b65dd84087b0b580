package lamina.augment;

import static lamina.augment.Pictures.apply;
import static lamina.augment.Pictures.grey;
import static lamina.augment.Pictures.numbered;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lamina.api.data.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResamplingTest {

    private static final float[] LINE = {10, 200, 30, 90, 250, 0, 60, 120, 15, 240};

    private static float[] line(int to, float... samples) {
        return line(Filter.BILINEAR, to, samples);
    }

    private static float[] line(Filter filter, int to, float... samples) {
        return apply(new Resize(new Extent(1, to), filter), grey(samples), 0, 1).toArray();
    }

    /** The same in samples of 8 bits. */
    private static Image stored(Image image) {
        float[] samples = image.toArray();
        byte[] bytes = image.store(image.height(), image.width(), image.channels());
        for (int i = 0; i < samples.length; i++) {
            bytes[i] = (byte) samples[i];
        }
        return image;
    }

    @Test
    void areaIsTheMeanOfWhatANewPixelCovers() {
        // two and a half samples each
        float[] expected = {
            (10 + 200 + 30 / 2f) / 2.5f,
            (30 / 2f + 90 + 250) / 2.5f,
            (0 + 60 + 120 / 2f) / 2.5f,
            (120 / 2f + 15 + 240) / 2.5f
        };
        assertArrayEquals(expected, line(Filter.AREA, 4, LINE), 1e-4f);
    }

    @Test
    void areaEnlargesByACubicThatMayOvershoot() {
        // new samples lie at 0.25 and 0.75 between old ones; Keys's weights for a = -0.75
        float[] doubled = line(Filter.AREA, 20, LINE);
        float near = -0.10546875f * 10 + 0.87890625f * 200 + 0.26171875f * 30 - 0.03515625f * 90;
        assertEquals(near, doubled[3], 1e-3f); // at 1.25
        assertTrue(doubled[11] < 0, "at 5.25, beside the valley of 0: " + doubled[11]);
        float[] eight = apply(new Resize(new Extent(1, 20), Filter.AREA), stored(grey(LINE)), 0, 1)
                .toArray();
        assertEquals(0, eight[11], "samples of 8 bits stay within their range");
    }

    @Test
    void bilinearAndBicubicArePillows() { // Pillow 9.4 on the same line, which rounds
        assertArrayEquals(new float[] {96, 116, 76, 112}, line(Filter.BILINEAR, 4, LINE), 0.51f);
        assertArrayEquals(new float[] {76, 101, 116, 125, 56, 75, 162}, line(Filter.BILINEAR, 7, LINE), 0.51f);
        assertArrayEquals(
                new float[] {10, 93, 189, 83, 49, 86, 180, 203, 47, 26, 64, 101, 87, 22, 142, 240},
                line(Filter.BILINEAR, 16, LINE),
                0.51f);
        assertArrayEquals(new float[] {90, 123, 69, 118}, line(Filter.BICUBIC, 4, LINE), 0.51f);
        assertArrayEquals(new float[] {77, 101, 120, 128, 47, 71, 165}, line(Filter.BICUBIC, 7, LINE), 0.51f);
        float[] sixteen = apply(new Resize(new Extent(1, 16), Filter.BICUBIC), stored(grey(LINE)), 0, 1)
                .toArray();
        assertArrayEquals(
                new float[] {0, 94, 199, 78, 28, 83, 203, 224, 34, 5, 64, 113, 88, 13, 146, 255}, sixteen, 0.51f);
    }

    @ParameterizedTest
    @EnumSource(Filter.class)
    void samplesOfEightBitsGiveTheSame(Filter filter) {
        Image floats = numbered(6, 9);
        for (int i = 0; i < floats.size(); i++) {
            floats.pixels()[i] = i * 91 % 256;
        }
        Image bytes = Image.empty();
        bytes.copy(floats);
        apply(new Resize(new Extent(4, 5), filter), floats, 0, 1);
        apply(new Resize(new Extent(4, 5), filter), stored(bytes), 0, 1);
        for (int i = 0; i < floats.size(); i++) {
            assertEquals(Math.clamp(floats.pixels()[i], 0, 255), bytes.pixels()[i], 1e-3f);
        }
    }

    @ParameterizedTest
    @EnumSource(Filter.class)
    void anEvenPictureStaysEven(Filter filter) {
        for (int size : new int[] {29, 60}) {
            Image image = Image.empty().reshape(37, 53, 3);
            Arrays.fill(image.pixels(), 77);
            for (float sample :
                    apply(new ResizeShortSide(size, filter), image, 0, 1).toArray()) {
                assertEquals(77, sample, 1e-4);
            }
        }
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
                across,
                apply(new Resize(new Extent(3, 1), Filter.BILINEAR), down, 0, 1).toArray(),
                1e-4f);
    }

    @Test
    void channelsStayApart() {
        Image image = apply(new Resize(new Extent(3, 5), Filter.BILINEAR), numbered(6, 9), 0, 1);
        for (int i = 0; i < image.size(); i += 3) {
            assertEquals(image.pixels()[i] + 100, image.pixels()[i + 1], 1e-3);
            assertEquals(image.pixels()[i] + 200, image.pixels()[i + 2], 1e-3);
        }
    }

    @Test
    void oneChannelIsScaledLikeThree() {
        Image grey = Image.empty().reshape(6, 9, 1);
        System.arraycopy(Pictures.first(numbered(6, 9)), 0, grey.pixels(), 0, 54);
        float[] expected = Pictures.first(apply(new Resize(new Extent(4, 5), Filter.BILINEAR), numbered(6, 9), 0, 1));
        assertArrayEquals(
                expected,
                apply(new Resize(new Extent(4, 5), Filter.BILINEAR), grey, 0, 1).toArray(),
                1e-4f);
    }

    @Test
    void theShorterSideGetsTheSizeAndProportionsStay() {
        Image wide = apply(new ResizeShortSide(256, Filter.AREA), Image.empty().reshape(375, 500, 3), 0, 1);
        assertEquals("256 x 341", wide.height() + " x " + wide.width());
        Image high = apply(new ResizeShortSide(256, Filter.AREA), Image.empty().reshape(200, 100, 3), 0, 1);
        assertEquals("512 x 256", high.height() + " x " + high.width());
    }

    @Test
    void theRightSizeIsLeftAlone() {
        Image image = numbered(8, 9);
        float[] pixels = image.pixels();
        apply(new ResizeShortSide(8, Filter.AREA), image, 0, 1);
        assertSame(pixels, image.pixels());
        assertArrayEquals(numbered(8, 9).toArray(), image.toArray());
    }
}
