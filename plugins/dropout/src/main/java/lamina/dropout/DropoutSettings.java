package lamina.dropout;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of dropout. */
@Doc("Dropout")
public record DropoutSettings(
        @Doc("The probability that an element is dropped") @Default("0.5") @Range(min = 0, max = 1, below = true)
        float ratio,

        @Doc(
                "Whether kept elements are scaled by 1 / (1 - ratio) in training; otherwise, as in 2012, all are scaled by 1 - ratio in evaluation")
        @Default("false")
        boolean inverted) {}
