package lamina.init;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code gaussian}. */
@Doc("Normally distributed values")
public record GaussianSettings(
        @Doc("The mean") @Default("0") float mean,

        @Doc("The standard deviation") @Default("0.01") @Range(min = 0)
        float std) {}
