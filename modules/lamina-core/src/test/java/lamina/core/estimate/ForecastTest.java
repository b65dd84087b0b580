package lamina.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
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
    void tellsWhenStepsNoLongerGetFaster() {
        hear(Runs.train(4, 3, 1), 6, 1.5, 1, 1, 1, 1, 1, 1, 0.95, 0.95, 1.1, 1); // looks after the 4th, 8th and 12th
        Pace pace = told.getFirst();
        assertEquals(1, told.size());
        assertEquals(1, pace.step());
        assertEquals(4, pace.imagesPerSecond());
        assertEquals(0.1, pace.waiting(), 1e-12);
        // 12 pictures with two views at 0.4 of the time of learning from one, 0.25 s
        assertEquals(24 * 0.4 * 0.25, pace.judgement(), 1e-9);
        assertEquals(new Pace.Plan(10, 18, 2), pace.plan());
        assertEquals(18 + 2 * 2.4, pace.seconds(), 1e-9);
        assertEquals(10 + 2.4, pace.epochSeconds(), 1e-9);
    }

    @Test
    void saysNothingBeforeItKnows() {
        hear(Runs.train(4, 3, 1), 6, 1.5, 1, 1, 1, 1, 1); // one look and a piece
        hear(Runs.train(4, 3, 1), 9, 9, 9);
        assertTrue(told.isEmpty());
    }

    @Test
    void doesNotWaitForever() {
        hear(
                Runs.train(4, 9, 1),
                4,
                4,
                4,
                4,
                3,
                3,
                3,
                3,
                2,
                2,
                2,
                2); // 30 seconds after the 9th, with 4 steps after the 12th
        assertEquals(List.of(2.0), told.stream().map(Pace::step).toList());
    }

    @Test
    void tellsAgainAfterTwoMinutesWhereItComesOutOtherwise() {
        double[] steady = new double[140];
        Arrays.fill(steady, 1);
        hear(Runs.train(4, 20, 1), steady);
        assertEquals(1, told.size());
        told.clear();
        Arrays.fill(steady, 8, 140, 1.5);
        hear(Runs.train(4, 20, 1), steady);
        assertEquals(List.of(1.0, 1.5), told.stream().map(Pace::step).toList());
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
