package lamina.augment;

import java.util.List;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** What {@code resize} makes. */
@Doc("Scales the picture to one size, whatever its proportions")
public record ResizeSettings(
        @Doc("Height and width in pixels afterwards; one number for a square") @Range(min = 1)
        List<Integer> size,

        @Doc(
                "How: area (the mean over each new pixel, as the tool of 2012), bilinear or bicubic (both as Pillow and torchvision,"
                        + " without aliasing)")
        @Default("area")
        Filter filter) {

    /** One number or two. */
    public ResizeSettings {
        size = Extent.checked(size);
    }
}
