package lamina.augment;

import lamina.api.data.Image;

/**
 * Scales by a triangle filter as wide as the step between two samples of the smaller picture: bilinear where it enlarges, and without
 * aliasing where it shrinks. Pillow's BILINEAR and torchvision's resize with antialiasing are the same, up to their rounding to whole
 * numbers.
 */
final class Resampling {
    private Resampling() {}

    /** Scales in place; first the rows, which are long and contiguous, then the columns of what is left. */
    static void resize(Image image, Extent size) {
        if (image.height() != size.height()) {
            vertical(image, Taps.between(image.height(), size.height()));
        }
        if (image.width() != size.width()) {
            horizontal(image, Taps.between(image.width(), size.width()));
        }
    }

    private static void vertical(Image image, Taps taps) {
        Image to = image.scratch().reshape(taps.size(), image.width(), image.channels());
        int length = image.width() * image.channels();
        for (int row = 0; row < taps.size(); row++) {
            int at = to.offset(row, 0);
            for (int k = 0; k < taps.count(row); k++) {
                int from = image.offset(taps.first(row) + k, 0);
                add(image.pixels(), from, to.pixels(), at, length, taps.weight(row, k), k == 0);
            }
        }
        image.swap();
    }

    /** Adds a weighted row to a row, or begins one with it. */
    private static void add(float[] from, int i, float[] to, int o, int length, float weight, boolean begin) {
        if (begin) {
            for (int j = 0; j < length; j++) {
                to[o + j] = weight * from[i + j];
            }
        } else {
            for (int j = 0; j < length; j++) {
                to[o + j] += weight * from[i + j];
            }
        }
    }

    private static void horizontal(Image image, Taps taps) {
        Image to = image.scratch().reshape(image.height(), taps.size(), image.channels());
        for (int row = 0; row < image.height(); row++) {
            for (int column = 0; column < taps.size(); column++) {
                int from = image.offset(row, taps.first(column));
                if (image.channels() == 3) {
                    sum3(image.pixels(), from, to.pixels(), to.offset(row, column), taps, column);
                } else {
                    sum(image, from, to, to.offset(row, column), taps, column);
                }
            }
        }
        image.swap();
    }

    private static void sum3(float[] from, int at, float[] to, int o, Taps taps, int column) {
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int k = 0, i = at; k < taps.count(column); k++, i += 3) {
            float weight = taps.weight(column, k);
            red += weight * from[i];
            green += weight * from[i + 1];
            blue += weight * from[i + 2];
        }
        to[o] = red;
        to[o + 1] = green;
        to[o + 2] = blue;
    }

    private static void sum(Image image, int at, Image to, int o, Taps taps, int column) {
        for (int channel = 0; channel < image.channels(); channel++) {
            float total = 0;
            for (int k = 0; k < taps.count(column); k++) {
                total += taps.weight(column, k) * image.pixels()[at + k * image.channels() + channel];
            }
            to.pixels()[o + channel] = total;
        }
    }
}
