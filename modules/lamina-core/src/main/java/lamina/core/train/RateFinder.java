package lamina.core.train;

import java.util.ArrayList;
import java.util.List;
import lamina.api.ConfigurationException;
import lamina.api.train.RunListener;
import lamina.api.train.Schedule;
import lamina.api.train.Step;

/**
 * Trains for a few steps with a rate that grows from step to step, and notes the losses. It leaves no run folder; the weights of the session
 * are of no use afterwards.
 *
 * @param from the first rate
 * @param to the last one
 * @param steps how many, unless the loss runs away before
 */
public record RateFinder(double from, double to, int steps) {
    private static final int LEAST = 20; // steps: of fewer nothing can be read

    /** Checks the range. */
    public RateFinder {
        if (!(from > 0) || !(to > from) || Double.isInfinite(to)) {
            throw new ConfigurationException(
                    "rates grow from one above 0 to a larger one; found " + from + " to " + to);
        }
        if (steps < LEAST) {
            throw new ConfigurationException("a range test takes " + LEAST
                    + " steps at least, so that there is something to see; found " + steps);
        }
    }

    /** The rate of a step, counted from 0. */
    float rate(long step) {
        return (float) (from * Math.pow(to / from, (double) step / (steps - 1)));
    }

    /**
     * Trains.
     *
     * @param session filled, or with weights to begin with
     * @param listeners hear of every step
     * @throws lamina.api.DataException if a picture cannot be read
     */
    public RateRange run(Session session, List<RunListener> listeners) {
        List<Double> rates = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        List<RunListener> all = new ArrayList<>(listeners);
        all.add(new RunListener() {
            @Override
            public void step(Step step) {
                rates.add((double) step.rate());
                losses.add(step.score().loss());
            }
        });
        Schedule growing = progress -> rate(progress.step());
        Watch watch = Watch.until(
                all, () -> losses.size() >= steps || RateRange.of(rates, losses).diverged());
        try {
            session.train(RunState.START, watch, growing);
        } catch (ConfigurationException e) {
            if (losses.isEmpty()) {
                throw e; // it is so before anything was learned
            }
            rates.add((double) rate(losses.size()));
            losses.add(Double.NaN); // the loss is not a finite number any more
        }
        RateRange range = RateRange.of(rates, losses);
        if (range.points().size() < LEAST && !range.diverged()) {
            throw new ConfigurationException("the run has only " + losses.size() + " steps, and a range test takes "
                    + LEAST + " at least: give it more epochs (train.epochs) or smaller batches (train.batch)");
        }
        return range;
    }
}
