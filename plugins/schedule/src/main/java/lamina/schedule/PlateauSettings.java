package lamina.schedule;

import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;
import lamina.api.train.Score;

/** The settings of {@code plateau}. */
@Doc("A drop of the learning rate when validation stops improving")
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

        @Doc("By how much what is watched must fall below the best to count as improvement")
        @Default("0.001")
        @Range(min = 0, max = 1)
        double threshold,

        @Doc("Whether the threshold is a share of the best, rather than a difference") @Default("false")
        boolean relative,

        @Doc("What is watched: the share of validation pictures whose class does not come first, or their loss")
        @Default("error")
        Measure measure,

        @Doc("Validations after a drop that count neither as improvement nor against it") @Default("0") @Range(min = 0)
        int cooldown,

        @Doc("The rate below which no drop goes") @Default("0") @Range(min = 0)
        double least) {

    /** What is watched; it is to become small. */
    public enum Measure {
        /** The share of validation pictures whose class does not come first, from 0 to 1. */
        ERROR,
        /** Their mean loss. */
        LOSS;

        double of(Score score) {
            return this == ERROR ? 1 - score.top1() : score.loss();
        }
    }

    /** @throws IllegalArgumentException if the least rate is above the first */
    public PlateauSettings {
        if (least > rate) {
            throw new IllegalArgumentException(
                    "\"least\" must not be above \"rate\", %s; found %s".formatted(rate, least));
        }
    }

    /** The error is watched, every validation counts, and drops end with their number. */
    public PlateauSettings(double rate, double factor, int patience, int drops, double threshold) {
        this(rate, factor, patience, drops, threshold, false, Measure.ERROR, 0, 0);
    }
}
