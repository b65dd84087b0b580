package $package$;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code $type$}. One that reads files has a {@code java.nio.file.Path} here. */
@Doc("Stripes in three directions, drawn by a formula")
public record $Name$Settings(
        @Doc("Height and width of a picture in pixels") @Default("64") @Range(min = 8, max = 1024)
        int size,

        @Doc("How many training pictures") @Default("1200") @Range(min = 1)
        int train,

        @Doc("How many pictures to validate on, and as many others to test on") @Default("300") @Range(min = 1)
        int validation) {}
