package lamina.augment;

import java.util.random.RandomGenerator;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/**
 * Mirrors some pictures.
 *
 * @param probability how likely a picture is mirrored
 * @param together how many pictures are mirrored together
 */
record FlipHorizontal(double probability, int together) implements Augmentation {

    @Override
    public void apply(Image image, int view, RandomGenerator random) {
        if (random.nextDouble() < probability) {
            Mirror.flip(image);
        }
    }
}
