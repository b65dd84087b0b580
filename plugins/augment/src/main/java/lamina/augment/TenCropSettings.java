package lamina.augment;

import java.util.List;
import lamina.api.Doc;
import lamina.api.Range;

/** What {@code ten-crop} makes. */
@Doc("Makes ten views for testing: the four corners and the centre, and each of them mirrored")
public record TenCropSettings(
        @Doc("Height and width of a view in pixels; one number for a square") @Range(min = 1)
        List<Integer> size) {

    /** One number or two. */
    public TenCropSettings {
        size = Extent.checked(size);
    }
}
