package lamina.augment;

import java.util.random.RandomGenerator;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/**
 * Scales with the proportions kept; the longer side is cut down to whole pixels, as torchvision does.
 *
 * @param size of the shorter side
 */
record ResizeShortSide(int size) implements Augmentation {

    @Override
    public void apply(Image image, int view, RandomGenerator random) {
        int shorter = Math.min(image.height(), image.width());
        int height = Math.toIntExact((long) image.height() * size / shorter);
        int width = Math.toIntExact((long) image.width() * size / shorter);
        Resampling.resize(image, new Extent(height, width));
    }
}
