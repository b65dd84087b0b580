package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import lamina.api.train.Score;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void countsTheFirstAndTheFirstFive() {
        Tally tally = new Tally();
        float[] falling = {0.3f, 0.2f, 0.15f, 0.12f, 0.1f, 0.08f, 0.05f};
        tally.add(1, falling, 0);
        tally.add(2, falling, 4);
        tally.add(4, falling, 5);
        tally.add(1, falling, 1);
        assertEquals(new Score(4, 2, 0.25, 0.75), tally.score());
        tally.clear();
        assertSame(Score.NONE, tally.score());
    }

    @Test
    void aNetworkThatGivesAllTheSameIsRightForOneClassOnly() {
        float[] flat = {0.25f, 0.25f, 0.25f, 0.25f};
        assertEquals(0, Tally.rank(flat, 0));
        assertEquals(3, Tally.rank(flat, 3));
    }

    @Test
    void whatIsNotANumberIsNeverRight() {
        float nan = Float.NaN;
        Tally tally = new Tally();
        tally.add(1, new float[] {nan, nan, nan}, 0);
        assertEquals(new Score(1, 1, 0, 0), tally.score());
        assertEquals(1, Tally.rank(new float[] {0.5f, nan}, 0));
    }
}
