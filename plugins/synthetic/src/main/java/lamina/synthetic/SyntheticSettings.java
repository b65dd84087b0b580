package lamina.synthetic;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** What {@code synthetic} draws. */
@Doc("Pictures of ten figures, drawn from a seed")
public record SyntheticSettings(
        @Doc("Height and width of a picture in pixels") @Default("72") @Range(min = 16, max = 1024)
        int size,

        @Doc("How many training pictures") @Default("6000") @Range(min = 1)
        int train,

        @Doc("How many pictures to validate on, and as many others to test on") @Default("1000") @Range(min = 1)
        int validation,

        @Doc("Another seed draws other pictures") @Default("1")
        long seed,

        @Doc(
                "Keep drawn pictures in memory, about 3 KB each at the default size, instead of drawing them again in each epoch")
        @Default("true")
        boolean keep) {}
