package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import lamina.api.backend.Placement;
import lamina.api.data.Dataset;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.api.graph.Op;
import lamina.core.RunSpec;
import lamina.core.graph.Assembly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BenchmarkTest {

    /** Must not be touched. */
    private static final class Hidden implements Dataset {
        @Override
        public List<String> classes() {
            throw new AssertionError("the dataset was asked for its classes");
        }

        @Override
        public Examples open(Split split) {
            throw new AssertionError("the dataset was opened");
        }
    }

    private static RunSpec spec() {
        return Runs.of(new Hidden(), 1, 0.1f, Runs.train(10, 3, 1));
    }

    private static Session training() {
        return Session.training(spec(), List.of(), List.of());
    }

    private static float[] firstWeights(Session session) {
        return Runs.read(session, session.assembly().parameters().getFirst().tensor());
    }

    @Test
    void trainsRealStepsOnOneBatch() {
        try (Session session = training()) {
            float[] before = firstWeights(session);
            Benchmark benchmark = new Benchmark(session, Assembly.TRAIN);
            benchmark.warmUp(0.1);
            Timing timing = benchmark.measure(0.2);
            assertEquals(10, timing.batch());
            assertTrue(timing.steps() > 3, "steps " + timing.steps());
            assertTrue(timing.best() > 0 && timing.best() <= timing.quantile(0.5));
            assertEquals(0.2, timing.mean() * timing.steps() / 1000, 0.15);
            // the same ten pictures again and again are learned by heart; four classes are worth log 4 = 1.39 at first
            assertEquals(1.39, timing.firstLoss(), 1);
            assertTrue(timing.lastLoss() < timing.firstLoss(), timing.firstLoss() + " " + timing.lastLoss());
            assertFalse(Arrays.equals(before, firstWeights(session)));
        }
    }

    @Test
    void evaluationChangesNothing() {
        try (Session session = Session.evaluation(spec(), 3, List.of(), List.of())) {
            Initialization.write(session.assembly(), session.program(), 1);
            float[] before = firstWeights(session);
            Timing timing = new Benchmark(session, Assembly.EVALUATE).measure(0.01);
            assertEquals(3, timing.batch());
            assertEquals(timing.firstLoss(), timing.lastLoss());
            assertArrayEquals(before, firstWeights(session));
        }
    }

    @Test
    void threeStepsAtLeast() {
        try (Session session = training()) {
            assertEquals(3, new Benchmark(session, Assembly.TRAIN).measure(0).steps());
        }
    }

    @Test
    void timesEachOperationOfItsProcedure() {
        try (Session session = training()) {
            List<OpTime> times = new Benchmark(session, Assembly.EVALUATE).operations(0.01);
            assertEquals(
                    session.program().placements().stream()
                            .filter(placement -> placement.procedure().equals(Assembly.EVALUATE))
                            .toList(),
                    times.stream().map(OpTime::placement).toList());
            OpTime product = times.stream()
                    .filter(time -> time.placement().op().multiplyAdds() > 0)
                    .findFirst()
                    .orElseThrow();
            // 10 pictures, 16 numbers each, 12 units; an operation in a nanosecond is a thousand million in a second
            assertEquals(2.0 * 10 * 16 * 12 / product.nanoseconds(), product.gigaflops(), 1e-9);
            Op quick = times.getLast().placement().op();
            assertEquals(0, new OpTime(new Placement("p", quick, "x", ""), 0).gigaflops());
        }
    }

    @Test
    void aSessionThatOnlyEvaluatesIsNotMeasuredInTraining() {
        try (Session session = Session.evaluation(spec(), 3, List.of(), List.of())) {
            assertThrows(IllegalArgumentException.class, () -> new Benchmark(session, Assembly.TRAIN));
        }
    }

    @Test
    void quantilesAreOfSortedSteps() {
        long[] nanoseconds =
                IntStream.range(0, 100).mapToLong(i -> (100 - i) * 1_000_000L).toArray(); // 100 ms down to 1
        Timing timing = new Timing(8, nanoseconds, 2, 1);
        assertEquals(1, timing.best());
        assertEquals(51, timing.quantile(0.5));
        assertEquals(100, timing.quantile(0.99));
        assertEquals(50.5, timing.mean());
        assertEquals(160, timing.imagesPerSecond(50));
        assertThrows(IllegalArgumentException.class, () -> new Timing(8, new long[0], 2, 1));
    }

    @Test
    void lapsGrow() {
        Laps laps = new Laps();
        long[] expected = IntStream.range(0, 40_000).mapToLong(i -> i).toArray();
        Arrays.stream(expected).forEach(laps::add);
        assertArrayEquals(expected, laps.all());
    }

    @Test
    void interferenceIsAShare() throws InterruptedException {
        double lost = Interference.await(0);
        assertTrue(lost >= 0 && lost <= 1, "lost " + lost);
    }
}
