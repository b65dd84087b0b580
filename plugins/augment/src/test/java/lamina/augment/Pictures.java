package lamina.augment;

import java.util.SplittableRandom;
import lamina.api.data.Augmentation;
import lamina.api.data.Image;

/** Pictures whose pixels tell where they come from. */
final class Pictures {
    private Pictures() {}

    /** Red is 10 · row + column, green 100 more, blue 200 more. */
    static Image numbered(int height, int width) {
        Image image = Image.empty().reshape(height, width, 3);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                for (int channel = 0; channel < 3; channel++) {
                    image.pixels()[image.offset(row, column) + channel] = 10 * row + column + 100 * channel;
                }
            }
        }
        return image;
    }

    /** One channel with these rows. */
    static Image grey(float[]... rows) {
        Image image = Image.empty().reshape(rows.length, rows[0].length, 1);
        for (int row = 0; row < rows.length; row++) {
            System.arraycopy(rows[row], 0, image.pixels(), row * rows[0].length, rows[0].length);
        }
        return image;
    }

    /** Changes a picture, with a generator that begins here. */
    static Image apply(Augmentation augmentation, Image image, int view, long seed) {
        augmentation.apply(image, view, new SplittableRandom(seed));
        return image;
    }

    /** The first channel of each pixel. */
    static float[] first(Image image) {
        float[] samples = new float[image.height() * image.width()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = image.pixels()[i * image.channels()];
        }
        return samples;
    }
}
