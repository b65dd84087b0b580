package lamina.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import lamina.api.train.Score;
import lamina.api.train.Step;
import org.junit.jupiter.api.Test;

class SettlingTest {
    private final AtomicLong compiler = new AtomicLong(5_000); // before there was a step

    /** The numbers of the steps, of a second each, after which it tells. */
    private List<Integer> told(int steps, double limit, long compilingEach) {
        Settling settling = new Settling(limit, compiler::get);
        return IntStream.rangeClosed(1, steps)
                .filter(number -> {
                    compiler.addAndGet(compilingEach);
                    Step step = new Step(number, 1, 0.1f, new Score(4, 1, 0, 0), 1, 0.25);
                    Optional<Steady> steady = settling.hear(step);
                    steady.ifPresent(found -> assertEquals(new Steady(1, 0.25), found));
                    return steady.isPresent();
                })
                .boxed()
                .toList();
    }

    @Test
    void twoLooksAlikeWill() {
        assertEquals(List.of(8), told(11, 30, 0));
    }

    @Test
    void whileTheCompilerIsAtWorkItWaits() {
        assertEquals(List.of(), told(27, 30, 300));
        assertEquals(List.of(32), told(35, 30, 300)); // the time is up at 30, and a look has four steps
    }

    @Test
    void aLittleCompilingIsAlwaysThere() {
        assertEquals(List.of(8), told(11, 30, 150));
    }

    @Test
    void aLimitIsALimit() {
        assertEquals(List.of(4), told(7, 3, 300));
    }
}
