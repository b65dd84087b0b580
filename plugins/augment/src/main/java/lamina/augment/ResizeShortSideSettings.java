package lamina.augment;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** What {@code resize-short-side} makes. */
@Doc("Scales the picture until its shorter side has this many pixels, its proportions kept")
public record ResizeShortSideSettings(
        @Doc("Pixels of the shorter side") @Default("256") @Range(min = 1)
        int size,

        @Doc(
                "How: area (the mean over each new pixel, as the tool of 2012), bilinear or bicubic (both as Pillow and torchvision,"
                        + " without aliasing)")
        @Default("area")
        Filter filter) {}
