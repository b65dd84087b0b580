package lamina.augment;

import java.util.random.RandomGenerator;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/**
 * "Five 224 × 224 patches (the four corner patches and the center patch) as well as their horizontal reflections" (Krizhevsky 2012,
 * section 4.1); the network's answers are averaged. Views 0 to 4 are upper left, upper right, lower left, lower right, centre; 5 to 9
 * the same mirrored.
 *
 * @param size of a view
 */
record TenCrop(Extent size) implements Augmentation {
    private static final int PLACES = 5;
    private static final int CENTRE = 4;

    @Override
    public int views() {
        return 2 * PLACES;
    }

    @Override
    public void apply(Image image, int view, RandomGenerator random) {
        size.fits("ten-crop", image);
        int place = view % PLACES;
        int spareRows = image.height() - size.height();
        int spareColumns = image.width() - size.width();
        int top = place == CENTRE ? spareRows / 2 : place / 2 * spareRows;
        int left = place == CENTRE ? spareColumns / 2 : place % 2 * spareColumns;
        Crop.cut(image, top, left, size);
        if (view >= PLACES) {
            Mirror.flip(image);
        }
    }
}
