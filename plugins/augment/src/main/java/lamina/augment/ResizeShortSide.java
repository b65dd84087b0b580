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

    /**
     * Twice the size: what libjpeg-turbo makes of photographs of 1200 by 1800 pixels on the way to 256 then differs by 0.7 of 255 from the
     * whole picture's, which is as much as area and bilinear differ. With the size itself it would be 1.8.
     */
    @Override
    public int detail() {
        return 2 * size;
    }

    @Override
    public boolean prepares() {
        return true;
    }

    @Override
    public void apply(Image image, int view, RandomGenerator random) {
        int shorter = Math.min(image.height(), image.width());
        int height = Math.toIntExact((long) image.height() * size / shorter);
        int width = Math.toIntExact((long) image.width() * size / shorter);
        Resampling.resize(image, new Extent(height, width), filter);
    }
}
