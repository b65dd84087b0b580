package lamina.augment;

import lamina.api.Doc;
import lamina.api.Range;
import lamina.api.data.Augmentation;

/** What {@code until} switches off, and when. */
@Doc("Another augmentation, in the first epochs only")
public record UntilSettings(
        @Doc("It acts in so many epochs, then no more") @Range(min = 1)
        int epoch,

        @Doc("The augmentation") Augmentation augmentation) {

    /** @throws IllegalArgumentException if it would make several views of a picture */
    public UntilSettings {
        if (augmentation.views() != 1) {
            throw new IllegalArgumentException(
                    "\"augmentation\" must not make several views of a picture, as training takes one; found "
                            + augmentation.views() + " views");
        }
    }
}
