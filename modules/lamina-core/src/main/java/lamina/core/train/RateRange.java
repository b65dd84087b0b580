package lamina.core.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a range test of learning rates came to (Smith, "Cyclical learning rates for training neural networks", 2017): the loss of each step
 * of a short training whose rate grows by the same factor from step to step.
 *
 * @param points in the order of the steps
 * @param diverged whether the loss ran away at the end
 */
public record RateRange(List<Point> points, boolean diverged) {
    private static final double KEEP = 0.9; // of the past, in the moving mean
    private static final double AWAY = 4; // times the least smoothed loss: it will not come back
    private static final int LEAST = 10; // steps before anything is called divergence or a descent
    private static final int AROUND = 3; // steps on both sides, for a slope that noise does not make
    private static final double FALL = 0.02; // of the first loss: less is noise
    private static final double BELOW_MINIMUM = 10;

    /**
     * A step.
     *
     * @param rate its learning rate
     * @param loss of its batch
     * @param smoothed the moving mean of the losses, freed of the bias of its beginning
     */
    public record Point(double rate, double loss, double smoothed) {}

    /**
     * A rate to train with.
     *
     * @param rate the rate
     * @param how it was found, for people
     */
    public record Suggestion(double rate, String how) {}

    /** Copies the list. */
    public RateRange {
        points = List.copyOf(points);
    }

    /**
     * Of losses, as far as they mean anything: up to where they run away.
     *
     * @param rates of the steps
     * @param losses of the steps; not finite where the step could not be done any more
     */
    public static RateRange of(List<Double> rates, List<Double> losses) {
        List<Point> points = new ArrayList<>();
        double mean = 0;
        double weight = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < losses.size(); i++) {
            mean = KEEP * mean + (1 - KEEP) * losses.get(i);
            weight = KEEP * weight + 1 - KEEP;
            double smoothed = mean / weight;
            if (!Double.isFinite(smoothed) || (i >= LEAST && smoothed > AWAY * least)) {
                return new RateRange(points, true);
            }
            points.add(new Point(rates.get(i), losses.get(i), smoothed));
            least = Math.min(least, smoothed);
        }
        return new RateRange(points, false);
    }

    /** The point of the least smoothed loss. */
    public Point least() {
        return points.get(leastIndex());
    }

    private int leastIndex() {
        return IntStream.range(0, points.size())
                .reduce((a, b) -> points.get(b).smoothed() < points.get(a).smoothed() ? b : a)
                .orElseThrow();
    }

    /** Whether the loss fell by more than noise before it rose. */
    private boolean fell() {
        return points.size() > LEAST
                && least().smoothed() < (1 - FALL) * points.getFirst().smoothed();
    }

    /** Where the smoothed loss falls fastest against the logarithm of the rate. */
    public Optional<Suggestion> steepest() {
        return fell()
                ? IntStream.range(LEAST, leastIndex() + 1 - AROUND) // before, the mean is of too few losses
                        .filter(i -> slope(i) < 0)
                        .reduce((a, b) -> slope(b) < slope(a) ? b : a)
                        .stream()
                        .mapToObj(i -> new Suggestion(
                                points.get(i).rate(),
                                "where the smoothed loss falls fastest, against the logarithm of the rate"))
                        .findFirst()
                : Optional.empty();
    }

    private double slope(int i) {
        Point before = points.get(i - AROUND);
        Point after = points.get(Math.min(points.size() - 1, i + AROUND));
        return (after.smoothed() - before.smoothed()) / Math.log(after.rate() / before.rate());
    }

    /** A tenth of the rate of the least smoothed loss: there it has already begun to turn. */
    public Optional<Suggestion> tenth() {
        return fell()
                ? Optional.of(new Suggestion(
                        least().rate() / BELOW_MINIMUM, "a tenth of the rate at which the smoothed loss is least"))
                : Optional.empty();
    }

    /** The smaller of the two, as a rate that is too large costs more than one that is too small; empty if the loss never fell. */
    public Optional<Suggestion> suggestion() {
        return steepest()
                .flatMap(a -> tenth().map(b -> a.rate() < b.rate() ? a : b))
                .or(this::tenth);
    }
}
