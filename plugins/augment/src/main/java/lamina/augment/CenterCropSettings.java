package lamina.augment;

import java.util.List;
import lamina.api.Doc;
import lamina.api.Range;

/** What {@code center-crop} makes. */
@Doc("Cuts the middle out of the picture")
public record CenterCropSettings(
        @Doc("Height and width of the part in pixels; one number for a square") @Range(min = 1)
        List<Integer> size) {

    /** One number or two. */
    public CenterCropSettings {
        size = Extent.checked(size);
    }
}
