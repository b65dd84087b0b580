package $package$;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code $type$}. */
@Doc("Makes pictures brighter or darker")
public record $Name$Settings(
        @Doc("How much at most, as a share of the brightness") @Default("0.2") @Range(min = 0, max = 1, below = true)
        double strength) {}
