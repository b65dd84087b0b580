package $package$;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code $type$}. */
@Doc("Leaks a part of what is negative")
public record $Name$Settings(
        @Doc("What negative inputs are multiplied by; 0 is a plain rectifier") @Default("0.01") @Range(min = 0, max = 1)
        float slope) {}
