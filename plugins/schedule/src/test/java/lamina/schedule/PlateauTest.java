package lamina.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.Schedule;
import lamina.api.train.Score;
import org.junit.jupiter.api.Test;

/** When the rate drops, worked by hand. */
class PlateauTest {

    private static final Schedule SCHEDULE = new PlateauProvider().create(new PlateauSettings(1, 0.1, 2, 3, 0.01));

    private static float rate(double... errors) {
        return rate(SCHEDULE, errors);
    }

    private static float rate(PlateauSettings settings, double... errors) {
        return rate(new PlateauProvider().create(settings), errors);
    }

    private static float rate(Schedule schedule, double... errors) {
        List<Epoch> history = new ArrayList<>();
        for (double error : errors) {
            history.add(epoch(history.size() + 1, new Score(100, 1, 1 - error, 1)));
        }
        return schedule.rate(new Progress(history.size(), 1, 100, history));
    }

    private static Epoch epoch(int number, Score validation) {
        return new Epoch(number, number, 1, 1, validation, 1);
    }

    @Test
    void holdsWhileItImproves() {
        assertEquals(1, rate());
        assertEquals(1, rate(0.9));
        assertEquals(1, rate(0.9, 0.8, 0.7, 0.6, 0.5));
    }

    @Test
    void dropsAfterItsPatience() {
        assertEquals(1, rate(0.9, 0.5, 0.5));
        assertEquals(0.1f, rate(0.9, 0.5, 0.5, 0.6));
        assertEquals(0.1f, rate(0.9, 0.5, 0.5, 0.6, 0.5));
        assertEquals(0.01f, rate(0.9, 0.5, 0.5, 0.6, 0.5, 0.5));
    }

    @Test
    void improvementMustReachTheThreshold() {
        assertEquals(0.1f, rate(0.5, 0.495, 0.492));
        assertEquals(1, rate(0.5, 0.495, 0.48, 0.48));
    }

    @Test
    void aDropStartsItsPatienceAnew() {
        assertEquals(0.1f, rate(0.5, 0.5, 0.5, 0.4, 0.4));
        assertEquals(0.01f, rate(0.5, 0.5, 0.5, 0.4, 0.4, 0.4));
    }

    @Test
    void dropsNoMoreThanAllowed() {
        double[] still = new double[50];
        assertEquals(0.001f, rate(still));
    }

    @Test
    void epochsThatWereNotValidatedDoNotCount() {
        List<Epoch> history =
                IntStream.rangeClosed(1, 50).mapToObj(i -> epoch(i, Score.NONE)).toList();
        assertEquals(
                SCHEDULE.rate(new Progress(0, 1, 100, List.of())), SCHEDULE.rate(new Progress(50, 1, 100, history)));
    }

    @Test
    void smallGainsCountWhenTheyHaveAddedUp() {
        assertEquals(1, rate(0.5, 0.495, 0.489, 0.485, 0.478)); // 0.489 and 0.478 are improvements
    }

    @Test
    void aThresholdMayBeAShareOfTheBest() {
        PlateauSettings tenth = new PlateauSettings(1, 0.1, 1, 9, 0.1, true, PlateauSettings.Measure.ERROR, 0, 0);
        assertEquals(1, rate(tenth, 0.5, 0.44));
        assertEquals(0.1f, rate(tenth, 0.5, 0.46));
        assertEquals(1, rate(tenth, 0.05, 0.04));
    }

    @Test
    void afterADropItCoolsDown() {
        PlateauSettings settings = new PlateauSettings(1, 0.1, 2, 9, 0.01, false, PlateauSettings.Measure.ERROR, 2, 0);
        assertEquals(0.1f, rate(settings, 0.5, 0.5, 0.5));
        assertEquals(0.1f, rate(settings, 0.5, 0.5, 0.5, 0.5, 0.5)); // these two do not count
        assertEquals(0.1f, rate(settings, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5));
        assertEquals(0.01f, rate(settings, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5));
    }

    @Test
    void noDropGoesBelowTheLeast() {
        PlateauSettings settings =
                new PlateauSettings(1, 0.1, 1, 9, 0.01, false, PlateauSettings.Measure.ERROR, 0, 0.02);
        assertEquals(0.1f, rate(settings, 0.5, 0.5));
        assertEquals(0.02f, rate(settings, 0.5, 0.5, 0.5));
        assertEquals(0.02f, rate(settings, new double[50]));
    }

    @Test
    void theLossMayBeWatched() {
        Schedule schedule = new PlateauProvider()
                .create(new PlateauSettings(1, 0.1, 1, 9, 0.01, false, PlateauSettings.Measure.LOSS, 0, 0));
        List<Epoch> better = List.of(epoch(1, new Score(9, 2, 0.5, 1)), epoch(2, new Score(9, 1, 0.5, 1)));
        List<Epoch> worse = List.of(epoch(1, new Score(9, 2, 0.5, 1)), epoch(2, new Score(9, 2.5, 0.9, 1)));
        assertEquals(1, schedule.rate(new Progress(2, 1, 9, better)));
        assertEquals(0.1f, schedule.rate(new Progress(2, 1, 9, worse)));
    }
}
