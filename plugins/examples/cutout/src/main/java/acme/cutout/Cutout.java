package acme.cutout;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/**
 * Fills a square. Its centre may be any pixel, so at the border a part of it is lost, as in the paper: some pictures have to be seen almost
 * whole.
 *
 * @param size pixels of its side
 * @param value the fill
 */
record Cutout(int size, float value) implements Augmentation {

    @Override
    public void apply(Image image, int view, RandomGenerator random) {
        int top = random.nextInt(image.height()) - size / 2;
        int left = random.nextInt(image.width()) - size / 2;
        int from = Math.max(0, left);
        int to = Math.min(image.width(), left + size);
        float[] pixels = image.pixels();
        for (int row = Math.max(0, top); row < Math.min(image.height(), top + size); row++) {
            Arrays.fill(pixels, image.offset(row, from), image.offset(row, to), value);
        }
    }
}
