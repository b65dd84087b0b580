package lamina.augment;

import java.util.random.RandomGenerator;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/**
 * Scales with the proportions kept; the longer side is cut down to whole pixels, as torchvision does.
 *
 * @param size of the shorter side
 * @param filter the weights
 */
record ResizeShortSide(int size, Filter filter) implements Augmentation {

    /** What an evenly shrunk picture lost lies beyond what twice the size can show, and so well beyond what the size itself can. */
    @Override
    public int detail() {
        return 2 * size;
    }

    @Override
    public void apply(Image image, int view, RandomGenerator random) {
        int shorter = Math.min(image.height(), image.width());
        int height = Math.toIntExact((long) image.height() * size / shorter);
        int width = Math.toIntExact((long) image.width() * size / shorter);
        Resampling.resize(image, new Extent(height, width), filter);
    }
}
