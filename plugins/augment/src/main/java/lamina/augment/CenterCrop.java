package lamina.augment;

import java.util.random.RandomGenerator;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/**
 * The middle; where the margins cannot be equal, the upper and the left one are a pixel smaller.
 *
 * @param size of the part
 */
record CenterCrop(Extent size) implements Augmentation {

    @Override
    public boolean prepares() {
        return true;
    }

    @Override
    public void apply(Image image, int view, RandomGenerator random) {
        size.fits("center-crop", image);
        Crop.cut(image, (image.height() - size.height()) / 2, (image.width() - size.width()) / 2, size);
    }
}
