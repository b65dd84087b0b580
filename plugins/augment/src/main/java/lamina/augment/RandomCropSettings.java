package lamina.augment;

import java.util.List;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** What {@code random-crop} cuts. */
@Doc("Cuts a part of the picture at a random place, each place equally likely")
public record RandomCropSettings(
        @Doc("Height and width of the part in pixels; one number for a square") @Range(min = 1)
        List<Integer> size,

        @Doc("Pixels of zeros to put around the picture first; after 'subtract-mean' zero is the mean")
        @Default("0")
        @Range(min = 0)
        int padding,

        @Doc(
                "How many pictures, one after the other in an epoch, are cut at the same place: 1, or 32 as in the source of 2012")
        @Default("1")
        @Range(min = 1)
        int chunk) {

    /** One number or two. */
    public RandomCropSettings {
        size = Extent.checked(size);
    }
}
