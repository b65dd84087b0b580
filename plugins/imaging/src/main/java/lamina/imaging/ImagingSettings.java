package lamina.imaging;

import java.util.List;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** What {@code imaging} takes. */
@Doc("PNG, GIF, BMP and TIFF pictures, decoded by Apache Commons Imaging")
public record ImagingSettings(
        @Doc("The largest picture, height times width; a larger one is an error before memory is taken for it")
        @Default("100000000")
        @Range(min = 1)
        long maxPixels,

        @Doc("What shows through transparent pixels: red, green, blue in 0 to 255")
        @Default("[255, 255, 255]")
        @Range(min = 0, max = 255)
        List<Integer> background) {

    /** Three numbers. */
    public ImagingSettings {
        if (background.size() != 3) {
            throw new IllegalArgumentException(
                    "'background' takes three numbers (red, green, blue), not " + background.size());
        }
        background = List.copyOf(background);
    }
}
