package lamina.imageio;

import lamina.api.data.Image;

/** Turns a picture upright by its EXIF orientation: where the stored first row and first column belong. */
final class Orientation {
    static final int UPRIGHT = 1;
    private static final int LAST = 8;

    private Orientation() {}

    static boolean isKnown(int value) {
        return value >= UPRIGHT && value <= LAST;
    }

    /**
     * Turns in place.
     *
     * @param image of samples of 8 bits
     * @param value 1 to 8 (EXIF 2.3, 4.6.4 A: 2 mirrored, 3 upside down, 6 and 8 lying on a side, 4, 5 and 7 these mirrored)
     */
    static void apply(Image image, int value) {
        if (value == UPRIGHT) {
            return;
        }
        byte[] from = image.stored().orElseThrow();
        boolean lying = value >= 5; // rows become columns
        boolean upsideDown = value == 3 || value == 4 || value == 6 || value == 7;
        boolean mirrored = value == 2 || value == 3 || value == 7 || value == 8;
        Image to = image.scratch();
        byte[] turned = to.store(
                lying ? image.width() : image.height(), lying ? image.height() : image.width(), image.channels());
        for (int row = 0; row < to.height(); row++) {
            for (int column = 0; column < to.width(); column++) {
                int y = lying ? column : row;
                int x = lying ? row : column;
                int at = image.offset(upsideDown ? image.height() - 1 - y : y, mirrored ? image.width() - 1 - x : x);
                System.arraycopy(from, at, turned, to.offset(row, column), image.channels());
            }
        }
        image.swap();
    }
}
