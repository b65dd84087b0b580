package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;
import lamina.api.train.Statistics;
import org.junit.jupiter.api.Test;

class GuessingTest {
    private static List<String> notes(Guessing guessing, int steps, IntToDoubleFunction loss) {
        List<String> notes = new ArrayList<>();
        for (int step = 1; step <= steps; step++) {
            int at = step;
            guessing.step(loss.applyAsDouble(step)).ifPresent(text -> notes.add(at + " " + text));
        }
        return notes;
    }

    @Test
    void alexNetsBeginningIsExplainedOnce() {
        List<String> notes = notes(new Guessing(1000, 10_009), 2000, step -> 6.9 + 0.02 * Math.sin(step));
        assertEquals(1, notes.size());
        String note = notes.getFirst();
        assertTrue(note.startsWith("200 note: for 200 steps the loss has stayed near 6.9"), note);
        assertTrue(note.contains("ln(1,000) = 6.908") && note.contains("2,000 to 15,000 steps"), note);
        assertTrue(note.contains("here 0.2 to 1.5 epochs"), note);
    }

    @Test
    void aLossThatFallsIsNot() {
        assertEquals(List.of(), notes(new Guessing(10, 50), 2000, step -> Math.max(0.1, 2.4 - step * 0.002)));
    }

    @Test
    void aNetworkThatHasLostWhatItKnewIsToldSo() {
        List<String> notes = notes(new Guessing(10, 50), 2000, step -> step < 500 ? 1.5 : 2.3026);
        assertEquals(1, notes.size());
        assertTrue(notes.getFirst().contains("it was lower before"), notes.getFirst());
    }

    @Test
    void layersThatAreDeadAreNamed() {
        Guessing guessing = new Guessing(10, 50);
        guessing.observed(new Statistics(
                1,
                1,
                0,
                List.of(
                        new Statistics.Layer("relu1", OptionalDouble.empty(), OptionalDouble.of(0.2)),
                        new Statistics.Layer("relu5", OptionalDouble.empty(), OptionalDouble.of(1)))));
        String note = notes(guessing, 300, _ -> Math.log(10)).getFirst();
        assertTrue(note.contains("nothing but zero: relu5 100 %;"), note);
    }
}
