package lamina.core.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lamina.api.train.Progress;
import lamina.api.train.RunListener;
import lamina.api.train.Step;
import lamina.core.TrainSpec;
import lamina.core.train.Session;

/**
 * Hears the first steps of a training and foretells the rest from them, once: as soon as enough time has passed for the virtual machine to
 * have compiled what is hot. It only looks at the clock, so nothing is learned differently.
 */
public final class Forecast implements RunListener {
    private static final double AFTER = 8; // seconds
    private static final int LEAST = 4; // steps

    private final TrainSpec train;
    private final long views;
    private final Consumer<Pace> listener;
    private final List<Step> steps = new ArrayList<>();
    private Progress progress = new Progress(0, 1, 1, List.of());
    private double seconds;
    private boolean told;

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
        if (told) {
            return;
        }
        steps.add(step);
        seconds += step.seconds();
        if (seconds >= AFTER && steps.size() >= LEAST) {
            told = true;
            listener.accept(pace());
            steps.clear();
        }
    }

    private Pace pace() {
        Steady steady = Steady.of(steps);
        long last = Math.min(train.steps().orElse(Long.MAX_VALUE), progress.steps());
        Pace.Plan plan = plan(train, progress.stepsPerEpoch(), steps.getLast().number(), last);
        return new Pace(train.batch(), steady.seconds(), steady.waiting(), views * steady.judging(train.batch()), plan);
    }

    /** What a run does after some steps. */
    static Pace.Plan plan(TrainSpec train, long stepsPerEpoch, long done, long last) {
        long every = stepsPerEpoch * train.validateEvery();
        long judgements = (last + every - 1) / every - done / every; // after the last step in any case
        return new Pace.Plan(stepsPerEpoch, last - done, judgements);
    }
}
