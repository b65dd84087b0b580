package lamina.augment;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import lamina.api.data.Image;

/** Exchanges left and right. Samples of 8 bits stay so: a quarter of the bytes has to be moved. */
final class Mirror {
    private static final VarHandle FOUR = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

    private Mirror() {}

    static void flip(Image image) {
        if (image.stored().isPresent()) {
            flip(image.stored().get(), image);
        } else {
            flip(image.pixels(), image);
        }
    }

    private static void flip(byte[] samples, Image image) {
        byte[] row = new byte[image.width() * image.channels() + 1];
        for (int i = 0; i < image.height(); i++) {
            System.arraycopy(samples, image.offset(i, 0), row, 0, row.length - 1);
            if (image.channels() == 3) {
                reverse3(row, samples, image.offset(i, 0), image.width());
            } else {
                reverse(row, samples, image.offset(i, 0), image.width(), image.channels());
            }
        }
    }

    /** Moves four bytes at a time: the fourth is overwritten by the next pixel. */
    private static void reverse3(byte[] from, byte[] to, int at, int width) {
        for (int i = 0; i < width - 1; i++) {
            FOUR.set(to, at + 3 * i, (int) FOUR.get(from, 3 * (width - 1 - i)));
        }
        System.arraycopy(from, 0, to, at + 3 * (width - 1), 3);
    }

    private static void reverse(byte[] from, byte[] to, int at, int width, int channels) {
        for (int i = 0; i < width; i++) {
            System.arraycopy(from, channels * (width - 1 - i), to, at + channels * i, channels);
        }
    }

    private static void flip(float[] samples, Image image) {
        for (int row = 0; row < image.height(); row++) {
            for (int left = 0, right = image.width() - 1; left < right; left++, right--) {
                exchange(samples, image.offset(row, left), image.offset(row, right), image.channels());
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
