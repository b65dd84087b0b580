package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.AugmentationProvider;
import lamina.api.data.Image;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What holds for every augmentation.
 *
 * @param <C> its settings
 */
public abstract class AugmentationContract<C extends Record> extends ProviderContract<C, Augmentation> {

    /** For an augmentation's test to extend. */
    protected AugmentationContract() {}

    @Override
    protected abstract AugmentationProvider<C> provider();

    /** The size of a picture that the example takes: an odd one. */
    protected Size picture() {
        return new Size(37, 45);
    }

    /** The size of a picture that the example has to refuse; empty if it takes any. */
    protected abstract Optional<Size> refused();

    /**
     * The size of a picture.
     *
     * @param height rows
     * @param width columns
     */
    public record Size(int height, int width) {}

    /** Rule A1. */
    @Test
    @DisplayName("A1: the same random numbers give the same picture, in every view")
    void isPure() {
        Augmentation augmentation = create();
        for (int view = 0; view < augmentation.views(); view++) {
            for (long seed = 0; seed < 5; seed++) {
                same(changed(augmentation, fresh(), view, seed), changed(create(), fresh(), view, seed));
            }
        }
    }

    /** Rule A2. */
    @Test
    @DisplayName(
            "A2: it makes at least one view; pictures of all views and seeds have one size, three channels, and finite samples")
    void picturesAreSound() {
        Augmentation augmentation = create();
        assertTrue(augmentation.views() >= 1);
        Image first = changed(augmentation, fresh(), 0, 0);
        for (int view = 0; view < augmentation.views(); view++) {
            for (long seed = 0; seed < 5; seed++) {
                Image image = changed(augmentation, fresh(), view, seed);
                assertEquals(3, image.channels());
                assertEquals(first.height(), image.height());
                assertEquals(first.width(), image.width());
                for (float sample : image.toArray()) {
                    assertTrue(Float.isFinite(sample), () -> "sample " + sample);
                }
            }
        }
    }

    /** Rule A3. */
    @Test
    @DisplayName("A3: a picture does not depend on the pictures before it in the same image")
    void leavesNoTrace() {
        Augmentation augmentation = create();
        Image reused = changed(augmentation, fresh(), 0, 9);
        fill(reused.reshape(picture().height(), picture().width(), 3));
        same(changed(create(), fresh(), 0, 4), changed(augmentation, reused, 0, 4));
    }

    /** Rule A4. */
    @Test
    @DisplayName("A4: several threads may use it at once")
    void isThreadSafe() {
        Augmentation augmentation = create();
        Image[] expected = IntStream.range(0, 8)
                .mapToObj(seed -> changed(create(), fresh(), 0, seed))
                .toArray(Image[]::new);
        IntStream.range(0, 64).parallel().forEach(i -> same(expected[i % 8], changed(augmentation, fresh(), 0, i % 8)));
    }

    /** Rule A5. */
    @Test
    @DisplayName("A5: a picture that does not fit is a DataException that says its size")
    void refusesWrongSizes() {
        refused().ifPresent(size -> {
            Image image = fill(Image.empty().reshape(size.height(), size.width(), 3));
            DataException e = assertThrows(DataException.class, () -> changed(create(), image, 0, 1));
            assertTrue(e.getMessage().contains(String.valueOf(size.height())), e.getMessage());
            assertTrue(e.getMessage().contains(String.valueOf(size.width())), e.getMessage());
        });
    }

    private static Image changed(Augmentation augmentation, Image image, int view, long seed) {
        augmentation.apply(image, view, new SplittableRandom(seed));
        return image;
    }

    private Image fresh() {
        return fill(Image.empty().reshape(picture().height(), picture().width(), 3));
    }

    /** Samples from 0 to 255 that differ from pixel to pixel. */
    private static Image fill(Image image) {
        for (int i = 0; i < image.size(); i++) {
            image.pixels()[i] = i * 37 % 256;
        }
        return image;
    }

    private static void same(Image expected, Image found) {
        assertEquals(expected.height(), found.height());
        assertEquals(expected.width(), found.width());
        assertArrayEquals(expected.toArray(), found.toArray());
    }
}
