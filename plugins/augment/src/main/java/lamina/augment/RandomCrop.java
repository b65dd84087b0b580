package lamina.augment;

import java.util.random.RandomGenerator;
import lamina.api.DataException;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/**
 * A part at a random place.
 *
 * @param size of the part
 * @param padding pixels of zeros around the picture
 * @param together how many pictures are cut at the same place
 */
record RandomCrop(Extent size, int padding, int together) implements Augmentation {

    @Override
    public void apply(Image image, int view, RandomGenerator random) {
        int spareRows = image.height() + 2 * padding - size.height();
        int spareColumns = image.width() + 2 * padding - size.width();
        if (spareRows < 0 || spareColumns < 0) {
            throw new DataException("'random-crop' cuts " + size + " (height x width) out of a picture of only "
                    + new Extent(image.height(), image.width()) + " with " + padding
                    + " pixels of padding around it: resize it first ('resize-short-side'), cut less or pad more");
        }
        int top = random.nextInt(spareRows + 1) - padding;
        int left = random.nextInt(spareColumns + 1) - padding;
        Crop.cut(image, top, left, size);
    }
}
