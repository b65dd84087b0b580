package lamina.core.estimate;

import java.util.List;
import lamina.api.train.Step;

/**
 * What steps come to once they are as fast as they will be.
 *
 * @param seconds of a step, waiting included
 * @param waiting the share of that
 */
record Steady(double seconds, double waiting) {
    private static final double JUDGING =
            0.4; // of the time of learning from a picture: the forward pass is a third, reading is the same

    /** Of the later half: at first Java interprets, and memory is touched for the first time. */
    static Steady of(List<Step> steps) {
        List<Step> later = steps.subList(steps.size() / 2, steps.size());
        double seconds = later.stream().mapToDouble(Step::seconds).sum();
        double waiting = later.stream().mapToDouble(Step::waiting).sum();
        return new Steady(seconds / later.size(), waiting / seconds);
    }

    /** Seconds for each picture that is judged, where nobody has measured it. */
    double judging(int batch) {
        return Math.max(JUDGING, waiting) * seconds / batch;
    }
}
