package lamina.augment;

import lamina.api.data.Image;

/** Exchanges left and right. */
final class Mirror {
    private Mirror() {}

    static void flip(Image image) {
        for (int row = 0; row < image.height(); row++) {
            for (int left = 0, right = image.width() - 1; left < right; left++, right--) {
                exchange(image.pixels(), image.offset(row, left), image.offset(row, right), image.channels());
            }
        }
    }

    private static void exchange(float[] pixels, int a, int b, int channels) {
        for (int channel = 0; channel < channels; channel++) {
            float sample = pixels[a + channel];
            pixels[a + channel] = pixels[b + channel];
            pixels[b + channel] = sample;
        }
    }
}
