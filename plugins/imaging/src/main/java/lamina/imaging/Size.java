package lamina.imaging;

import java.io.IOException;

/** The limit that is looked at before anybody takes memory for a picture. */
final class Size {
    private Size() {}

    /** Refuses a picture of no pixels, or of more than the limit. */
    static void check(long height, long width, long maxPixels) throws IOException {
        if (height <= 0 || width <= 0 || height > maxPixels / width) {
            throw new IOException("its size is " + height + " x " + width + " pixels (height x width); the limit is "
                    + maxPixels + " pixels, 'maxPixels' of the decoder 'imaging'");
        }
    }
}
