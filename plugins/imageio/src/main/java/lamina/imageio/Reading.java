package lamina.imageio;

import java.io.IOException;

/**
 * How a JPEG file is to be read, by whichever library.
 *
 * @param decoder its name in configuration, for messages
 * @param maxPixels height times width at most
 * @param tolerateTruncated whether a picture may lack its end
 * @param applyOrientation whether to turn it upright
 * @param applyProfile whether to bring its colours to sRGB
 */
record Reading(
        String decoder, long maxPixels, boolean tolerateTruncated, boolean applyOrientation, boolean applyProfile) {

    /** Each scan of a progressive file is a walk over the whole picture, so that a small file could cost hours. */
    private static final int SCANS = 500;

    private static final long WALKS = 20; // over a picture of maxPixels

    /** Refuses a size before anybody takes memory for it, and work that no real picture makes. */
    void check(Header header) throws IOException {
        long pixels = (long) header.height() * header.width();
        if (pixels == 0) {
            throw new IOException(
                    "its size is " + header.height() + " x " + header.width() + " pixels (height x width)");
        }
        if (pixels > maxPixels) {
            throw new IOException("its size of " + header.height() + " x " + header.width()
                    + " pixels (height x width) is above the limit of " + maxPixels
                    + " pixels; if that is right, raise 'maxPixels' of the decoder '" + decoder + "'");
        }
        long scans = header.scans();
        if (scans > SCANS || scans * pixels > WALKS * maxPixels) {
            throw new IOException("it has " + scans + " scans of " + header.height() + " x " + header.width()
                    + " pixels (height x width); real pictures have some ten");
        }
    }

    /** For a file whose end is missing. */
    IOException truncated() {
        return new IOException(
                "its end is missing; to take what is there, set 'tolerateTruncated' of the decoder '" + decoder + "'");
    }
}
