package lamina.core.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.train.Step;

/**
 * Hears the steps of a training, and tells how long one takes as soon as they are about as fast as they will be. At first memory is touched
 * for the first time and Java interprets, then its compiler takes time of the processors: the quickstart's steps get twice as fast in
 * their first ten seconds.
 */
final class Settling {
    private static final double LOOK = 4; // seconds of steps that are looked at together
    private static final int LEAST = 4; // steps, for chance to even out
    private static final double FASTER = 0.9; // of the time before: more is still the compiler's doing

    private final double limit;
    private final List<Step> steps = new ArrayList<>();
    private Optional<Steady> before = Optional.empty();
    private double seconds; // of all steps

    /**
     * A look at steps that begin to be done.
     *
     * @param limit seconds of steps after which what there is has to do
     */
    Settling(double limit) {
        this.limit = limit;
    }

    /** Takes the next step; what they come to by now, if that is to be relied on. */
    Optional<Steady> hear(Step step) {
        steps.add(step);
        seconds += step.seconds();
        return whole() ? look() : Optional.empty();
    }

    private boolean whole() {
        return steps.size() >= LEAST
                && (seconds >= limit
                        || steps.stream().mapToDouble(Step::seconds).sum() >= LOOK);
    }

    private Optional<Steady> look() {
        Steady now = Steady.of(steps);
        boolean settled =
                before.filter(then -> now.seconds() > FASTER * then.seconds()).isPresent();
        before = Optional.of(now);
        steps.clear();
        return settled || seconds >= limit ? before : Optional.empty();
    }
}
