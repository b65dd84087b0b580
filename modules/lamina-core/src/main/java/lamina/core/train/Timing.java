package lamina.core.train;

import java.util.Arrays;
import java.util.stream.LongStream;

/** How long steps took, and what they came to. Times are in milliseconds, as latencies are told. */
public final class Timing {
    private static final double MILLISECOND = 1e6; // nanoseconds

    private final int batch;
    private final long[] sorted;
    private final double firstLoss;
    private final double lastLoss;

    /**
     * Of steps that were measured one after the other.
     *
     * @param batch pictures in a step
     * @param nanoseconds of each step, at least one
     * @param firstLoss the mean loss of the first step of all, warm-up included
     * @param lastLoss the mean loss of the last step
     */
    public Timing(int batch, long[] nanoseconds, double firstLoss, double lastLoss) {
        if (nanoseconds.length == 0) {
            throw new IllegalArgumentException("a timing is of one step at least");
        }
        this.batch = batch;
        this.sorted = nanoseconds.clone();
        Arrays.sort(sorted);
        this.firstLoss = firstLoss;
        this.lastLoss = lastLoss;
    }

    /** Pictures in a step. */
    public int batch() {
        return batch;
    }

    /** Steps measured. */
    public int steps() {
        return sorted.length;
    }

    /** The shortest step. */
    public double best() {
        return sorted[0] / MILLISECOND;
    }

    /** All time through all steps. */
    public double mean() {
        return LongStream.of(sorted).sum() / MILLISECOND / sorted.length;
    }

    /**
     * The time in which a share of the steps were done.
     *
     * @param share 0.5 for the median, 0.99 for the slow ones; from 0 to 1
     */
    public double quantile(double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / MILLISECOND;
    }

    /** Pictures in a second, for steps of so many milliseconds. */
    public double imagesPerSecond(double milliseconds) {
        return batch * 1000.0 / milliseconds;
    }

    /** The mean loss of the first step of all, warm-up included. */
    public double firstLoss() {
        return firstLoss;
    }

    /** The mean loss of the last step; not finite if training has diverged. */
    public double lastLoss() {
        return lastLoss;
    }
}
