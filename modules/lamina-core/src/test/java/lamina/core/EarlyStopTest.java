package lamina.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import lamina.api.train.Epoch;
import lamina.api.train.Score;
import lamina.core.EarlyStop.Measure;
import org.junit.jupiter.api.Test;

class EarlyStopTest {

    private static List<Epoch> history(Score... scores) {
        List<Epoch> history = new ArrayList<>();
        for (Score score : scores) {
            history.add(new Epoch(history.size() + 1, 1, 1, 1, score, 1));
        }
        return history;
    }

    private static boolean reached(EarlyStop stop, double... losses) {
        List<Epoch> history = new ArrayList<>();
        for (double loss : losses) {
            history.addAll(history(new Score(10, loss, 0.5, 1)));
        }
        return stop.reached(history);
    }

    @Test
    void waitsAsLongAsItIsTold() {
        EarlyStop two = new EarlyStop(Measure.LOSS, 2, 0);
        assertFalse(reached(two));
        assertFalse(reached(two, 3, 2, 2));
        assertTrue(reached(two, 3, 2, 2, 2));
        assertTrue(reached(two, 3, 2, 2.5, 2.1));
        assertFalse(reached(two, 3, 2, 2.5, 1.9, 2));
        assertTrue(reached(two, 3, 2, 2.5, 2.5, 1), "once it has ended it has ended");
    }

    @Test
    void smallGainsCountWhenTheyHaveAddedUp() {
        EarlyStop stop = new EarlyStop(Measure.LOSS, 2, 0.1);
        assertTrue(reached(stop, 2, 1.95, 1.91));
        assertFalse(reached(stop, 2, 1.95, 1.89, 1.85));
    }

    @Test
    void whatIsNotANumberIsNoImprovement() {
        EarlyStop stop = new EarlyStop(Measure.LOSS, 2, 0);
        assertTrue(reached(stop, 2, Double.NaN, Double.NaN));
        assertFalse(reached(stop, Double.NaN, 2, 1));
    }

    @Test
    void watchesTop1() {
        EarlyStop stop = new EarlyStop(Measure.TOP1, 1, 0.05);
        assertTrue(stop.reached(history(new Score(9, 2, 0.5, 1), new Score(9, 1, 0.52, 1))));
        assertFalse(stop.reached(history(new Score(9, 2, 0.5, 1), new Score(9, 3, 0.6, 1))));
    }

    @Test
    void epochsThatWereNotValidatedDoNotCount() {
        EarlyStop stop = new EarlyStop(Measure.LOSS, 1, 0);
        assertFalse(stop.reached(history(new Score(9, 2, 0.5, 1), Score.NONE, Score.NONE)));
        assertEquals("validation loss has not improved for 1 validation", stop.reason());
    }
}
