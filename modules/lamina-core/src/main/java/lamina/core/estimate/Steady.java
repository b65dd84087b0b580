package lamina.core.estimate;

import java.util.List;
import lamina.api.train.Step;

/**
 * What steps come to in the mean.
 *
 * @param seconds of a step, waiting included
 * @param waiting the share of that
 */
record Steady(double seconds, double waiting) {
    private static final double JUDGING =
            0.4; // of the time of learning from a picture: the forward pass is a third, reading is the same

    /** Of one step or more. */
    static Steady of(List<Step> steps) {
        double seconds = steps.stream().mapToDouble(Step::seconds).sum();
        double waiting = steps.stream().mapToDouble(Step::waiting).sum();
        return new Steady(seconds / steps.size(), waiting / seconds);
    }

    /** Seconds for each picture that is judged, where nobody has measured it. */
    double judging(int batch) {
        return Math.max(JUDGING, waiting) * seconds / batch;
    }
}
