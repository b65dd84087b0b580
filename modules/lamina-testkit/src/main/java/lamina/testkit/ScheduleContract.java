package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.Schedule;
import lamina.api.train.ScheduleProvider;
import lamina.api.train.Score;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What holds for every schedule.
 *
 * @param <C> its settings
 */
public abstract class ScheduleContract<C extends Record> extends ProviderContract<C, Schedule> {
    private static final int STEPS = 7; // in an epoch
    private static final int EPOCHS = 30;

    /** For a schedule's test to extend. */
    protected ScheduleContract() {}

    @Override
    protected abstract ScheduleProvider<C> provider();

    /** Rule R1. */
    @Test
    @DisplayName("R1: the rate of each step of a run is finite and not negative, that of the first step positive")
    void ratesAreSound() {
        Schedule schedule = create();
        for (Progress progress : run()) {
            float rate = schedule.rate(progress);
            assertTrue(Float.isFinite(rate) && rate >= 0, () -> "step " + progress.step() + ": " + rate);
        }
        assertTrue(schedule.rate(run().getFirst()) > 0, "the first rate is 0");
    }

    /** Rule R2. */
    @Test
    @DisplayName("R2: the rate is a pure function of the progress: asked backward, or of a new product, it is the same")
    void ratesArePure() {
        Schedule schedule = create();
        List<Float> forward = run().stream().map(schedule::rate).toList();
        List<Float> backward =
                new ArrayList<>(run().reversed().stream().map(schedule::rate).toList());
        assertEquals(forward, backward.reversed());
        assertEquals(
                forward, run().stream().map(progress -> create().rate(progress)).toList());
    }

    /** Rule R3. */
    @Test
    @DisplayName("R3: it has an answer for a run that goes on after its planned end")
    void goesOn() {
        float rate = create().rate(at(STEPS * (EPOCHS + 5L)));
        assertTrue(Float.isFinite(rate) && rate >= 0, () -> "rate " + rate);
    }

    /**
     * How far a run of 30 epochs of 7 steps has come whose validation error fell from 0.9 by a tenth of itself in each of the first ten
     * epochs and stood still from then on.
     */
    protected static Progress at(long step) {
        List<Epoch> history = IntStream.rangeClosed(1, (int) (step / STEPS))
                .mapToObj(n -> epoch(n, 0.9 * Math.pow(0.9, Math.min(n, 10))))
                .toList();
        return new Progress(step, STEPS, EPOCHS, history);
    }

    /** An epoch that ended with this validation error, from 0 to 1. */
    protected static Epoch epoch(int number, double error) {
        return new Epoch(number, (long) number * STEPS, 0.01f, 1, new Score(100, 1, 1 - error, 1), 1);
    }

    private static List<Progress> run() {
        return LongStream.range(0, STEPS * EPOCHS)
                .mapToObj(ScheduleContract::at)
                .toList();
    }
}
