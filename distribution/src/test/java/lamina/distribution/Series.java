package lamina.distribution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Measurements of memory over the steps of a training.
 *
 * @param name what was measured
 * @param steps when, rising
 * @param mebibytes how much
 */
record Series(String name, double[] steps, double[] mebibytes) {
    private static final double SETTLING = 0.25; // of the run: code is compiled, and the heap comes to its size
    private static final double SHARE = 0.03;
    private static final double LEAST = 8; // MiB: what Java's own threads take and give back
    private static final int WIDTH = 72;
    private static final int HEIGHT = 8;

    /**
     * Whether it grows: by the median of the slopes between every two measurements (Theil 1950, Sen 1968), which a few high ones do not
     * move. Over the whole run that would have to come to more than noise.
     */
    boolean grows() {
        return growth() > Math.max(LEAST, SHARE * median(later()));
    }

    /** MiB by which it would have grown over the whole run, at the pace of its later part. */
    double growth() {
        return slope() * (steps[steps.length - 1] - steps[0]);
    }

    private double slope() {
        int from = from();
        return median(IntStream.range(from, steps.length)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(i + 1, steps.length)
                        .filter(j -> steps[j] > steps[i])
                        .mapToDouble(j -> (mebibytes[j] - mebibytes[i]) / (steps[j] - steps[i])))
                .toArray());
    }

    private int from() {
        double settled = steps[0] + SETTLING * (steps[steps.length - 1] - steps[0]);
        return (int) Arrays.stream(steps).takeWhile(step -> step < settled).count();
    }

    private double[] later() {
        return Arrays.copyOfRange(mebibytes, from(), mebibytes.length);
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** A picture of it in letters, from 0 upwards: the mean of what was measured in each column. */
    List<String> plot() {
        double[] columns = new double[WIDTH];
        int[] counts = new int[WIDTH];
        double span = Math.max(1, steps[steps.length - 1] - steps[0]);
        for (int i = 0; i < steps.length; i++) {
            int column = (int) Math.min(WIDTH - 1, (steps[i] - steps[0]) / span * WIDTH);
            columns[column] += mebibytes[i];
            counts[column]++;
        }
        double top = Arrays.stream(mebibytes).max().orElse(1);
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT, "%s: %.1f MiB in the median, growth %.2f MiB", name, median(later()), growth()));
        for (int row = HEIGHT; row > 0; row--) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%8.1f |", top * row / HEIGHT));
            for (int column = 0; column < WIDTH; column++) {
                boolean reached = counts[column] > 0 && columns[column] / counts[column] >= top * (row - 0.5) / HEIGHT;
                line.append(reached ? '#' : ' ');
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.add("         +" + "-".repeat(WIDTH));
        lines.add(String.format(
                Locale.ROOT, "          step %-,10.0f%," + (WIDTH - 15) + ".0f", steps[0], steps[steps.length - 1]));
        return lines;
    }
}
