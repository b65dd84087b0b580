package lamina.webp;

import java.util.List;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** What {@code webp} takes. */
@Doc("WebP pictures, decoded by libwebp where that is installed")
public record WebpSettings(
        @Doc("The largest picture, height times width; a larger one is an error before memory is taken for it")
        @Default("100000000")
        @Range(min = 1, max = 500000000)
        long maxPixels,

        @Doc("What shows through transparent pixels: red, green, blue in 0 to 255")
        @Default("[255, 255, 255]")
        @Range(min = 0, max = 255)
        List<Integer> background) {

    /** Three numbers. */
    public WebpSettings {
        if (background.size() != 3) {
            throw new IllegalArgumentException(
                    "'background' takes three numbers (red, green, blue), not " + background.size());
        }
        background = List.copyOf(background);
    }
}
