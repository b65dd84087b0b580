package lamina.augment;

import java.util.Arrays;
import lamina.api.data.Image;

/** Cuts. */
final class Crop {
    private Crop() {}

    /**
     * Leaves the part whose upper left corner is here; what lies outside of the picture becomes zero. Samples of 8 bits stay so: what is
     * cut off need never become floats.
     */
    static void cut(Image image, int top, int left, Extent size) {
        Image part = image.scratch();
        Object from; // byte[] or float[]
        Object to;
        if (image.stored().isPresent()) {
            from = image.stored().get();
            to = part.store(size.height(), size.width(), image.channels());
            Arrays.fill((byte[]) to, 0, part.size(), (byte) 0);
        } else {
            from = image.pixels();
            to = part.reshape(size.height(), size.width(), image.channels()).pixels();
            Arrays.fill((float[]) to, 0, part.size(), 0);
        }
        copy(image, from, top, left, part, to);
        image.swap();
    }

    private static void copy(Image image, Object from, int top, int left, Image part, Object to) {
        int first = Math.clamp(-left, 0, part.width());
        int columns = Math.clamp(image.width() - left - first, 0, part.width() - first);
        int begin = Math.clamp(-top, 0, part.height());
        int end = Math.clamp(image.height() - top, 0, part.height());
        for (int row = begin; row < end && columns > 0; row++) {
            int at = image.offset(top + row, left + first);
            System.arraycopy(from, at, to, part.offset(row, first), columns * part.channels());
        }
    }
}
