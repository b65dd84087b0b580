package lamina.imageio;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** What {@code turbojpeg} takes. */
@Doc("JPEG pictures, decoded by libjpeg-turbo where that is installed")
public record TurboJpegSettings(
        @Doc("The largest picture, height times width; a larger one is an error before memory is taken for it")
        @Default("100000000")
        @Range(min = 1, max = 700000000)
        long maxPixels,

        @Doc("Take a picture whose end is missing, the missing part being grey, instead of an error") @Default("false")
        boolean tolerateTruncated,

        @Doc("Turn pictures upright by their EXIF orientation, which those who train on ImageNet leave alone")
        @Default("false")
        boolean applyOrientation,

        @Doc("Bring colours to sRGB by the embedded profile, which Caffe, Torch and Pillow leave alone")
        @Default("false")
        boolean applyProfile) {

    /** The pixels as they are stored. */
    public TurboJpegSettings(long maxPixels, boolean tolerateTruncated) {
        this(maxPixels, tolerateTruncated, false, false);
    }

    Reading reading() {
        return new Reading("turbojpeg", maxPixels, tolerateTruncated, applyOrientation, applyProfile);
    }
}
