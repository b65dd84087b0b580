package lamina.augment;

import java.util.Arrays;
import lamina.api.data.Image;

/** Cuts. */
final class Crop {
    private Crop() {}

    /** Leaves the part whose upper left corner is here; what lies outside of the picture becomes zero. */
    static void cut(Image image, int top, int left, Extent size) {
        Image part = image.scratch().reshape(size.height(), size.width(), image.channels());
        int first = Math.clamp(-left, 0, size.width());
        int columns = Math.clamp(image.width() - left - first, 0, size.width() - first);
        for (int row = 0; row < size.height(); row++) {
            int from = part.offset(row, 0);
            boolean outside = top + row < 0 || top + row >= image.height();
            if (outside || columns < size.width()) {
                Arrays.fill(part.pixels(), from, from + size.width() * part.channels(), 0);
            }
            if (!outside && columns > 0) {
                System.arraycopy(
                        image.pixels(),
                        image.offset(top + row, left + first),
                        part.pixels(),
                        part.offset(row, first),
                        columns * part.channels());
            }
        }
        image.swap();
    }
}
