package lamina.augment;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** How often {@code flip-horizontal} mirrors. */
@Doc("Exchanges left and right")
public record FlipHorizontalSettings(
        @Doc("How likely a picture is mirrored") @Default("0.5") @Range(min = 0, max = 1)
        double probability,

        @Doc(
                "How many pictures, one after the other in an epoch, are mirrored together or not: 1, or 32 as in the source of 2012")
        @Default("1")
        @Range(min = 1)
        int chunk) {}
