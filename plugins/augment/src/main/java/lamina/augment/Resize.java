package lamina.augment;

import java.util.random.RandomGenerator;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/**
 * Scales to one size: what Caffe's users did with ImageNet.
 *
 * @param size afterwards
 */
record Resize(Extent size) implements Augmentation {

    @Override
    public void apply(Image image, int view, RandomGenerator random) {
        Resampling.resize(image, size);
    }
}
