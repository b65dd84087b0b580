package lamina.augment;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** How often {@code flip-horizontal} mirrors. */
@Doc("Exchanges left and right")
public record FlipHorizontalSettings(
        @Doc("How likely a picture is mirrored") @Default("0.5") @Range(min = 0, max = 1)
        double probability) {}
