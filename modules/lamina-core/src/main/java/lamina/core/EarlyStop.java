package lamina.core;

import java.util.List;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;
import lamina.api.train.Epoch;
import lamina.api.train.Score;

/**
 * Ends a run when validation has stopped improving. It looks at the whole history each time, so a run that was resumed ends where it would
 * have ended.
 */
@Doc("Ends the run when validation has stopped improving")
public record EarlyStop(
        @Doc("What has to improve: the loss of the validation pictures, or the share of those whose class comes first")
        @Default("loss")
        Measure measure,

        @Doc(
                "Validations in a row without improvement after which the run ends; epochs that are not validated do not count")
        @Default("5")
        @Range(min = 1)
        int patience,

        @Doc("By how much the best so far has to be beaten to count as improvement (top-1 from 0 to 1)")
        @Default("0")
        @Range(min = 0)
        double threshold) {

    /** What is watched. */
    public enum Measure {
        /** The mean loss of the validation pictures: smaller is better. */
        LOSS,
        /** The share of them whose class comes first: larger is better. */
        TOP1;

        private double badness(Score score) {
            return this == LOSS ? score.loss() : -score.top1();
        }
    }

    /** Whether a run with this history ends. */
    public boolean reached(List<Epoch> history) {
        double best = Double.POSITIVE_INFINITY;
        int waited = 0;
        for (Epoch epoch : history) {
            if (epoch.validation().pictures() > 0) {
                double now = measure.badness(epoch.validation());
                boolean better = now < best - threshold; // what is not a number is not
                best = better ? now : best; // small gains count when they have added up
                waited = better ? 0 : waited + 1;
                if (waited >= patience) {
                    return true;
                }
            }
        }
        return false;
    }

    /** For messages: {@code validation loss has not improved for 5 validations}. */
    public String reason() {
        return "%s has not improved for %d validation%s"
                .formatted(measure == Measure.LOSS ? "validation loss" : "top-1", patience, patience == 1 ? "" : "s");
    }
}
