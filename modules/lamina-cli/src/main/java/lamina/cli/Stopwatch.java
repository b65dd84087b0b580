package lamina.cli;

import lamina.api.train.RunListener;
import lamina.api.train.Step;

/** How fast training was, validation not included. */
final class Stopwatch implements RunListener {
    private long steps;
    private long pictures;
    private double seconds;

    @Override
    public void step(Step step) {
        steps++;
        pictures += step.score().pictures();
        seconds += step.seconds();
    }

    /** Whether a step was done. */
    boolean started() {
        return steps > 0;
    }

    /** Steps done by this process: fewer than the run's where it goes on with an earlier one. */
    long steps() {
        return steps;
    }

    /** Pictures learned from in a second; 0 before the first step. */
    double picturesPerSecond() {
        return seconds == 0 ? 0 : pictures / seconds;
    }
}
