package $package$;

import lamina.api.train.Progress;
import lamina.api.train.Schedule;

/**
 * The schedule: rate / (1 + decay · epoch).
 *
 * @param rate at first
 * @param decay how fast it falls
 */
record $Name$(double rate, double decay) implements Schedule {

    /** A pure function of the progress, which also has the validations so far: a run that was stopped goes on with the same rates. */
    @Override
    public float rate(Progress progress) {
        return (float) (rate / (1 + decay * progress.epoch()));
    }
}
