package lamina.schedule;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** The settings of {@code plateau}. */
@Doc("A drop of the learning rate when the validation error stops improving")
public record PlateauSettings(
        @Doc("The learning rate at first") @Default("0.01") @Range(min = 0, above = true)
        double rate,

        @Doc("What each drop multiplies the rate by")
        @Default("0.1")
        @Range(min = 0, max = 1, above = true, below = true)
        double factor,

        @Doc("Validations without improvement before a drop; epochs that are not validated do not count")
        @Default("3")
        @Range(min = 1)
        int patience,

        @Doc("Drops at most") @Default("3") @Range(min = 0) int drops,

        @Doc("By how much the validation error, 0 to 1, must fall below the best to count as improvement")
        @Default("0.001")
        @Range(min = 0, max = 1)
        double threshold) {}
