package $package$;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code $type$}. */
@Doc("A learning rate that falls as the inverse of the epochs")
public record $Name$Settings(
        @Doc("The learning rate at first") @Default("0.01") @Range(min = 0, above = true)
        double rate,

        @Doc("How fast it falls: 1 halves it in the first epoch") @Default("0.1") @Range(min = 0)
        double decay) {}
