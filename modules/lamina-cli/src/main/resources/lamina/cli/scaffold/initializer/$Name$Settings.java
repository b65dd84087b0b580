package $package$;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code $type$}. */
@Doc("Values spread like a triangle around 0")
public record $Name$Settings(
        @Doc("The standard deviation; the largest value is 2.45 times as much") @Default("0.01") @Range(min = 0)
        float std) {}
