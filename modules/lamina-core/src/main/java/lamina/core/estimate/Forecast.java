package lamina.core.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.Step;
import lamina.core.TrainSpec;
import lamina.core.train.Session;

/**
 * Hears the first steps of a training and foretells the rest from them as soon as they are as fast as they will be; and again after two
 * minutes, if it comes out otherwise by then. It only looks at the clock, so nothing is learned differently.
 */
public final class Forecast implements RunListener {
    private static final double LATEST = 30; // seconds until it is told in any case
    private static final double AGAIN = 120; // seconds of steps
    private static final double OTHERWISE = 0.1; // of the time that was foretold

    private final TrainSpec train;
    private final long views;
    private final Consumer<Pace> listener;
    private final Settling settling = new Settling(LATEST);
    private final List<Step> later = new ArrayList<>(); // since it was told
    private Progress progress = new Progress(0, 1, 1, List.of());
    private Optional<Steady> told = Optional.empty();
    private double seconds;

    /**
     * A forecast.
     *
     * @param pictures what there is to learn from
     * @param listener hears it, on the training thread
     */
    public Forecast(TrainSpec train, Session.Pictures pictures, Consumer<Pace> listener) {
        this.train = train;
        this.views = (long) pictures.validation() * pictures.views();
        this.listener = listener;
    }

    @Override
    public void started(Progress from, int batch) {
        progress = from;
    }

    @Override
    public void step(Step step) {
        if (seconds >= AGAIN) {
            return;
        }
        seconds += step.seconds();
        told.ifPresentOrElse(then -> again(step, then), () -> first(step));
    }

    private void first(Step step) {
        told = settling.hear(step);
        told.ifPresent(steady -> listener.accept(pace(step, steady)));
    }

    private void again(Step step, Steady then) {
        later.add(step);
        if (seconds >= AGAIN) {
            Steady now = Steady.of(later);
            if (Math.abs(now.seconds() - then.seconds()) > OTHERWISE * then.seconds()) {
                listener.accept(pace(step, now));
            }
            later.clear();
        }
    }

    private Pace pace(Step step, Steady steady) {
        long last = Math.min(train.steps().orElse(Long.MAX_VALUE), progress.steps());
        Pace.Plan plan = plan(train, progress.stepsPerEpoch(), step.number(), last);
        return new Pace(train.batch(), steady.seconds(), steady.waiting(), views * steady.judging(train.batch()), plan);
    }

    /** What a run does after some steps. */
    static Pace.Plan plan(TrainSpec train, long stepsPerEpoch, long done, long last) {
        long every = stepsPerEpoch * train.validateEvery();
        long judgements = (last + every - 1) / every - done / every; // after the last step in any case
        return new Pace.Plan(stepsPerEpoch, last - done, judgements);
    }
}
