package lamina.augment;

import static lamina.augment.Pictures.apply;
import static lamina.augment.Pictures.first;
import static lamina.augment.Pictures.numbered;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;
import org.junit.jupiter.api.Test;

class CropTest {

    @Test
    void theCentreIsCut() {
        Image image = apply(new CenterCrop(new Extent(2, 3)), numbered(5, 5), 0, 1);
        assertEquals(2, image.height());
        assertEquals(3, image.width());
        assertArrayEquals(
                new float[] {11, 12, 13, 21, 22, 23}, first(image)); // margins of 1 above, 2 below, 1 and 1 beside
        assertArrayEquals(
                new float[] {11, 111, 211}, new float[] {image.pixels()[0], image.pixels()[1], image.pixels()[2]});
    }

    @Test
    void everyPlaceIsCutEquallyOften() {
        Augmentation crop = new RandomCrop(new Extent(2, 2), 0, 1);
        Map<Float, Integer> places = new HashMap<>();
        for (int seed = 0; seed < 6000; seed++) {
            places.merge(first(apply(crop, numbered(3, 4), 0, seed))[0], 1, Integer::sum);
        }
        assertEquals(Set.of(0f, 1f, 2f, 10f, 11f, 12f), places.keySet());
        places.values()
                .forEach(count -> assertTrue(count > 850 && count < 1150, () -> places.toString())); // 1000 ± 5 sigma
    }

    @Test
    void paddingIsZero() {
        Augmentation crop = new RandomCrop(new Extent(2, 2), 1, 1);
        Set<List<Float>> seen = new HashSet<>();
        for (int seed = 0; seed < 300; seed++) {
            float[] p = first(apply(crop, Pictures.grey(new float[] {1, 2}, new float[] {3, 4}), 0, seed));
            seen.add(List.of(p[0], p[1], p[2], p[3]));
        }
        assertEquals(
                Set.of(
                        List.of(0f, 0f, 0f, 1f),
                        List.of(0f, 0f, 1f, 2f),
                        List.of(0f, 0f, 2f, 0f),
                        List.of(0f, 1f, 0f, 3f),
                        List.of(1f, 2f, 3f, 4f),
                        List.of(2f, 0f, 4f, 0f),
                        List.of(0f, 3f, 0f, 0f),
                        List.of(3f, 4f, 0f, 0f),
                        List.of(4f, 0f, 0f, 0f)),
                seen);
    }

    @Test
    void aPartMayLieWhollyInThePadding() {
        Set<Float> seen = new HashSet<>();
        for (int seed = 0; seed < 300; seed++) {
            seen.add(first(apply(new RandomCrop(new Extent(1, 1), 3, 1), Pictures.grey(new float[] {1}), 0, seed))[0]);
        }
        assertEquals(Set.of(0f, 1f), seen);
    }

    @Test
    void samplesOfEightBitsStaySo() {
        Image image = Image.empty();
        byte[] samples = image.store(2, 2, 3);
        for (int i = 0; i < 12; i++) {
            samples[i] = (byte) (200 + i);
        }
        Image part = apply(new RandomCrop(new Extent(4, 4), 1, 1), image, 0, 1); // the whole with its padding
        assertTrue(part.stored().isPresent());
        float[] red = first(part);
        assertArrayEquals(new float[] {0, 0, 0, 0, 0, 200, 203, 0, 0, 206, 209, 0, 0, 0, 0, 0}, red);
    }

    @Test
    void tenViewsAreFivePlacesAndTheirReflections() {
        TenCrop crop = new TenCrop(new Extent(2, 2));
        assertEquals(10, crop.views());
        float[][] expected = {{0, 1, 10, 11}, {3, 4, 13, 14}, {20, 21, 30, 31}, {23, 24, 33, 34}, {11, 12, 21, 22}};
        for (int view = 0; view < 5; view++) {
            float[] e = expected[view];
            assertArrayEquals(e, first(apply(crop, numbered(4, 5), view, 1)));
            assertArrayEquals(new float[] {e[1], e[0], e[3], e[2]}, first(apply(crop, numbered(4, 5), view + 5, 1)));
        }
    }

    /** Of 256 by 256 the patches of 224 begin at 0 and 32, the central one at 16; "four corner patches and the center patch". */
    @Test
    void tenViewsOfThePaperByHand() {
        int[][] places = {{0, 0}, {0, 32}, {32, 0}, {32, 32}, {16, 16}};
        TenCrop crop = new TenCrop(new Extent(224, 224));
        for (int view = 0; view < 10; view++) {
            Image image = Image.empty().reshape(256, 256, 3);
            for (int i = 0; i < image.size(); i++) {
                image.pixels()[i] = i; // (row * 256 + column) * 3 + channel
            }
            Image part = apply(crop, image, view, 1);
            assertEquals(224, part.height());
            assertEquals(224, part.width());
            int top = places[view % 5][0];
            int left = places[view % 5][1];
            for (int[] at : new int[][] {{0, 0}, {0, 223}, {223, 0}, {100, 7}}) {
                int column = view < 5 ? left + at[1] : left + 223 - at[1];
                for (int channel = 0; channel < 3; channel++) {
                    assertEquals(
                            ((top + at[0]) * 256 + column) * 3 + channel,
                            part.pixels()[part.offset(at[0], at[1]) + channel],
                            "view " + view);
                }
            }
        }
    }

    @Test
    void reflectionKeepsThePixelsWhole() {
        Image image = apply(new FlipHorizontal(1, 1), numbered(1, 3), 0, 1);
        assertArrayEquals(new float[] {2, 102, 202, 1, 101, 201, 0, 100, 200}, image.toArray());
        assertArrayEquals(
                numbered(2, 3).toArray(),
                apply(new FlipHorizontal(0, 1), numbered(2, 3), 0, 1).toArray());
    }

    @Test
    void samplesOfEightBitsAreReflectedAsFloatsAre() {
        for (int width : new int[] {1, 2, 3, 4, 5, 8}) {
            for (int channels : new int[] {1, 3}) {
                Image image = Image.empty();
                byte[] samples = image.store(3, width, channels);
                Image floats = Image.empty().reshape(3, width, channels);
                for (int i = 0; i < image.size(); i++) {
                    samples[i] = (byte) (200 + i);
                    floats.pixels()[i] = 200 + i;
                }
                Mirror.flip(image);
                Mirror.flip(floats);
                assertTrue(image.stored().isPresent());
                float[] found = image.toArray();
                for (int i = 0; i < found.length; i++) {
                    assertEquals(((int) floats.pixels()[i]) & 0xFF, found[i]);
                }
            }
        }
    }

    @Test
    void halfOfThePicturesAreReflected() {
        int reflected = 0;
        for (int seed = 0; seed < 10_000; seed++) {
            reflected += first(apply(new FlipHorizontal(0.5, 1), numbered(1, 2), 0, seed))[0] == 1 ? 1 : 0;
        }
        assertEquals(5000, reflected, 250); // 5 sigma
    }

    @Test
    void tooSmallAPictureNamesBothSizes() {
        for (Augmentation crop : List.of(
                new CenterCrop(new Extent(4, 9)),
                new TenCrop(new Extent(4, 9)),
                new RandomCrop(new Extent(4, 9), 0, 1))) {
            String message = assertThrows(DataException.class, () -> apply(crop, numbered(5, 8), 0, 1))
                    .getMessage();
            assertTrue(message.contains("4 x 9") && message.contains("5 x 8") && message.contains("-crop'"), message);
        }
        assertEquals(
                9,
                apply(new RandomCrop(new Extent(4, 9), 1, 1), numbered(5, 8), 0, 1)
                        .width());
    }

    @Test
    void aSizeIsOneNumberOrTwo() {
        assertEquals(new Extent(3, 3), Extent.of(List.of(3)));
        assertEquals(new Extent(3, 4), Extent.of(List.of(3, 4)));
        assertThrows(IllegalArgumentException.class, () -> new CenterCropSettings(List.of(1, 2, 3)));
        assertThrows(IllegalArgumentException.class, () -> new RandomCropSettings(List.of(), 0, 1));
    }
}
