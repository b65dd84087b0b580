package lamina.augment;

import java.util.random.RandomGenerator;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/**
 * Scales to one size: what Caffe's users did with ImageNet.
 *
 * @param size afterwards
 * @param filter the weights
 */
record Resize(Extent size, Filter filter) implements Augmentation {

    /** Both sides stay twice as long as they will be. */
    @Override
    public int detail() {
        return 2 * Math.max(size.height(), size.width());
    }

    @Override
    public boolean prepares() {
        return true;
    }

    @Override
    public void apply(Image image, int view, RandomGenerator random) {
        Resampling.resize(image, size, filter);
    }
}
