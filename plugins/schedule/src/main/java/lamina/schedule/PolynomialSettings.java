package lamina.schedule;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code polynomial}. */
@Doc("A learning rate that falls to its end along a power of the steps that are left")
public record PolynomialSettings(
        @Doc("The learning rate at first") @Default("0.01") @Range(min = 0, above = true)
        double rate,

        @Doc("The exponent; 1 is a straight line") @Default("1") @Range(min = 0, above = true)
        double power,

        @Doc("The learning rate at the end of the run") @Default("0") @Range(min = 0)
        double end) {}
