package lamina.imageio;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** What {@code imageio} takes. */
@Doc("JPEG pictures, decoded by the JDK")
public record ImageioSettings(
        @Doc("The largest picture, height times width; a larger one is an error before memory is taken for it")
        @Default("100000000")
        @Range(min = 1)
        long maxPixels,

        @Doc("Take a picture whose end is missing, the missing part being grey, instead of an error") @Default("false")
        boolean tolerateTruncated) {}
