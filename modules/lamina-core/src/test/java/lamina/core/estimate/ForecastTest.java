package lamina.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.api.train.Progress;
import lamina.api.train.Score;
import lamina.api.train.Step;
import lamina.core.CheckpointSpec;
import lamina.core.TrainSpec;
import lamina.core.train.Runs;
import lamina.core.train.Session;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private final List<Pace> told = new ArrayList<>();

    private static Step step(long number, double seconds, double waiting) {
        return new Step(number, 1, 0.1f, new Score(4, 1, 0, 0), seconds, waiting);
    }

    private void hear(TrainSpec train, double... seconds) {
        Forecast forecast = new Forecast(train, new Session.Pictures(40, 12, 2, 0, true), told::add);
        forecast.started(new Progress(0, 10, 3, List.of()), 4);
        for (int i = 0; i < seconds.length; i++) {
            forecast.step(step(i + 1, seconds[i], seconds[i] / 10));
        }
    }

    @Test
    void tellsOnceFromTheLaterHalf() {
        hear(Runs.train(4, 3, 1), 6, 1.5, 0.5, 0.5, 9, 9); // 8.5 seconds after four steps
        Pace pace = told.getFirst();
        assertEquals(1, told.size());
        assertEquals(0.5, pace.step());
        assertEquals(8, pace.imagesPerSecond());
        assertEquals(0.1, pace.waiting(), 1e-12);
        // 12 pictures with two views at 0.4 of the time of learning from one, 0.125 s
        assertEquals(24 * 0.4 * 0.125, pace.judgement(), 1e-9);
        assertEquals(new Pace.Plan(10, 26, 3), pace.plan());
        assertEquals(26 * 0.5 + 3 * 1.2, pace.seconds(), 1e-9);
        assertEquals(5 + 1.2, pace.epochSeconds(), 1e-9);
    }

    @Test
    void saysNothingBeforeItKnows() {
        hear(Runs.train(4, 3, 1), 2, 1, 0.5, 0.5, 0.5);
        hear(Runs.train(4, 3, 1), 9, 9, 9);
        assertTrue(told.isEmpty());
    }

    @Test
    void takesTheFastestStretchOfTheLaterHalf() {
        double[] seconds = {4, 3, 2, 1, 1, 1, 1, 1, 0.5, 0.7, 0.2, 0.4, 0.5, 0.7, 0.6, 0.5};
        List<Step> steps = new ArrayList<>();
        for (double each : seconds) {
            steps.add(step(steps.size() + 1, each, each / 2));
        }
        Steady steady = Steady.of(steps); // stretches of two steps: a single fast one, after a slow one, is chance
        assertEquals(0.3, steady.seconds(), 1e-12);
        assertEquals(0.5, steady.waiting(), 1e-12);
    }

    @Test
    void countsValidationsThatAreLeft() {
        TrainSpec cut = new TrainSpec(4, 3, Optional.of(25L), 1, 1, CheckpointSpec.defaults());
        assertEquals(new Pace.Plan(10, 25, 3), Forecast.plan(cut, 10, 0, 25)); // after 10, 20 and 25
        assertEquals(new Pace.Plan(10, 12, 2), Forecast.plan(cut, 10, 13, 25));
        TrainSpec seldom = new TrainSpec(4, 5, Optional.empty(), 2, 1, CheckpointSpec.defaults());
        assertEquals(new Pace.Plan(10, 50, 3), Forecast.plan(seldom, 10, 0, 50)); // after epochs 2, 4 and 5
    }
}
