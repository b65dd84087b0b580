package lamina.core.estimate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import lamina.api.train.Step;

/**
 * What steps come to once they are as fast as they will be.
 *
 * @param seconds of a step, waiting included
 * @param waiting the share of that
 */
record Steady(double seconds, double waiting) {
    private static final int STRETCHES = 4;
    private static final double JUDGING =
            0.4; // of the time of learning from a picture: the forward pass is a third, reading is the same

    /**
     * Of the fastest quarter of the later half: at first memory is touched for the first time and Java interprets, then its compiler takes
     * time of the processors, in bursts.
     */
    static Steady of(List<Step> steps) {
        List<Step> later = steps.subList(steps.size() / 2, steps.size());
        int stretch = Math.max(1, later.size() / STRETCHES);
        return IntStream.rangeClosed(0, later.size() - stretch)
                .mapToObj(from -> mean(later.subList(from, from + stretch)))
                .min(Comparator.comparingDouble(Steady::seconds))
                .orElseThrow();
    }

    private static Steady mean(List<Step> steps) {
        double seconds = steps.stream().mapToDouble(Step::seconds).sum();
        double waiting = steps.stream().mapToDouble(Step::waiting).sum();
        return new Steady(seconds / steps.size(), waiting / seconds);
    }

    /** Seconds for each picture that is judged, where nobody has measured it. */
    double judging(int batch) {
        return Math.max(JUDGING, waiting) * seconds / batch;
    }
}
