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
        List<Epoch> history = new ArrayList<>();
        for (double error : errors) {
            history.add(epoch(history.size() + 1, new Score(100, 1, 1 - error, 1)));
        }
        return SCHEDULE.rate(new Progress(history.size(), 1, 100, history));
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
}
