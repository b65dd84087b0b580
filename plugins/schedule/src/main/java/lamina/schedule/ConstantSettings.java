package lamina.schedule;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code constant}. */
@Doc("One learning rate for the whole run")
public record ConstantSettings(
        @Doc("The learning rate at first") @Default("0.01") @Range(min = 0, above = true)
        double rate) {}
