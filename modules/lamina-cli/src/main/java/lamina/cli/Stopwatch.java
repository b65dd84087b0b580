package lamina.cli;

import lamina.api.train.RunListener;
import lamina.api.train.Step;

/** How fast training was, validation not included. */
final class Stopwatch implements RunListener {
    private long pictures;
    private double seconds;

    @Override
    public void step(Step step) {
        pictures += step.score().pictures();
        seconds += step.seconds();
    }

    /** Whether a step was done. */
    boolean started() {
        return pictures > 0;
    }

    /** Pictures learned from in a second; 0 before the first step. */
    double picturesPerSecond() {
        return seconds == 0 ? 0 : pictures / seconds;
    }
}
