package lamina.core.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import lamina.api.ConfigurationException;
import lamina.api.train.RunListener;
import lamina.api.train.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RateRangeTest {
    private static final int STEPS = 121;

    /** Rates from 1e-6 to 1, twenty steps for each power of ten; the loss as a function of the power. */
    private static RateRange of(DoubleUnaryOperator loss) {
        List<Double> powers =
                IntStream.range(0, STEPS).mapToObj(i -> -6 + i / 20.0).toList();
        return RateRange.of(
                powers.stream().map(power -> Math.pow(10, power)).toList(),
                powers.stream().map(loss::applyAsDouble).toList());
    }

    /** Falls by a sigmoid around a power of ten, then explodes. */
    private static double typical(double power) {
        return 2 - 1.5 / (1 + Math.exp(-6 * (power + 3))) + Math.exp(9 * (power + 0.7));
    }

    @Test
    void findsTheDescentAndTheEnd() {
        RateRange range = of(RateRangeTest::typical);
        assertTrue(range.diverged());
        assertTrue(range.points().size() < STEPS);
        // the moving mean lags by some steps of a twentieth of a power
        double steepest = Math.log10(range.steepest().orElseThrow().rate());
        assertEquals(-2.75, steepest, 0.3);
        double least = Math.log10(range.least().rate());
        assertTrue(least > -2.2 && least < -0.7, "least at " + least);
        assertEquals(least - 1, Math.log10(range.tenth().orElseThrow().rate()), 1e-9);
        assertEquals(
                Math.min(steepest, least - 1),
                Math.log10(range.suggestion().orElseThrow().rate()),
                1e-9);
    }

    @Test
    void aLossThatNeverFallsSuggestsNothing() {
        RateRange flat = of(power -> 2.3 + 0.01 * Math.sin(50 * power));
        assertFalse(flat.diverged());
        assertEquals(STEPS, flat.points().size());
        assertEquals(Optional.empty(), flat.suggestion());
        assertEquals(
                Optional.empty(), of(power -> 2 + Math.exp(9 * (power + 3))).suggestion());
    }

    @Test
    void whatIsNoNumberIsDivergence() {
        RateRange range = of(power -> power > -2 ? Double.NaN : 2 - 0.3 * (power + 6));
        assertTrue(range.diverged());
        assertEquals(81, range.points().size());
    }

    @Test
    void theFirstLossesAreNotPulledToZero() {
        assertEquals(2.3, of(_ -> 2.3).points().getFirst().smoothed(), 1e-12);
    }

    @Test
    void ratesGrowByTheSameFactor() {
        RateFinder finder = new RateFinder(1e-4, 1, 41);
        assertEquals(1e-4f, finder.rate(0));
        assertEquals(1e-2f, finder.rate(20), 1e-8);
        assertEquals(1f, finder.rate(40));
        assertThrows(ConfigurationException.class, () -> new RateFinder(0, 1, 100));
        assertThrows(ConfigurationException.class, () -> new RateFinder(1, 0.1, 100));
        assertThrows(ConfigurationException.class, () -> new RateFinder(1e-4, 1, 5));
    }

    @Test
    void aRealNetworkLearnsAndThenRunsAway() {
        List<Double> rates = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void step(Step step) {
                rates.add((double) step.rate());
            }
        };
        try (Session session = Session.training(Runs.of(1, 0.1f, Runs.train(10, 50, 1)), List.of(), List.of())) {
            RateRange range = new RateFinder(1e-4, 1e4, 200).run(session, List.of(listener));
            assertTrue(range.diverged(), "a rate of 10,000 is too large");
            assertTrue(range.points().size() > 50 && rates.size() < 200, rates.size() + " steps");
            double suggestion = range.suggestion().orElseThrow().rate();
            assertTrue(suggestion > 1e-3 && suggestion < 1, "suggests " + suggestion);
        }
    }

    @Test
    void aRunThatIsTooShortSaysSo() {
        try (Session session = Session.training(Runs.of(1, 0.1f, Runs.train(100, 3, 1)), List.of(), List.of())) {
            String message = assertThrows(
                            ConfigurationException.class, () -> new RateFinder(1e-4, 1e-3, 100).run(session, List.of()))
                    .getMessage();
            assertTrue(message.contains("only 6 steps") && message.contains("train.epochs"), message);
        }
    }
}
