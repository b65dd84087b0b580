package lamina.tensorboard;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How values are distributed, those that are finite.
 *
 * @param min the smallest
 * @param max the largest
 * @param count how many
 * @param sum of them
 * @param squares the sum of their squares
 * @param limits the upper end of each bucket, growing
 * @param buckets how many fall into each
 */
record Histogram(
        double min, double max, double count, double sum, double squares, List<Double> limits, List<Double> buckets) {
    private static final int BUCKETS = 64; // of one width

    /** Copies the lists. */
    Histogram {
        limits = List.copyOf(limits);
        buckets = List.copyOf(buckets);
    }

    /** Of floats; empty if none is finite. */
    static Optional<Histogram> of(MemorySegment floats) {
        long length = floats.byteSize() / Float.BYTES;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (long i = 0; i < length; i++) {
            float value = floats.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            if (Float.isFinite(value)) {
                min = Math.min(min, value);
                max = Math.max(max, value);
            }
        }
        return min > max ? Optional.empty() : Optional.of(counted(floats, length, min, max));
    }

    private static Histogram counted(MemorySegment floats, long length, double min, double max) {
        double width = (max - min) / BUCKETS;
        long[] counts = new long[BUCKETS];
        double sum = 0;
        double squares = 0;
        for (long i = 0; i < length; i++) {
            float value = floats.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            if (Float.isFinite(value)) {
                counts[width == 0 ? 0 : Math.min(BUCKETS - 1, (int) ((value - min) / width))]++;
                sum += value;
                squares += (double) value * value;
            }
        }
        double all = LongStream.of(counts).asDoubleStream().sum();
        if (width == 0) {
            return one(min, all, sum, squares);
        }
        List<Double> limits = IntStream.rangeClosed(1, BUCKETS)
                .mapToObj(b -> b == BUCKETS ? max : min + b * width)
                .toList();
        List<Double> buckets =
                LongStream.of(counts).mapToObj(count -> (double) count).toList();
        return new Histogram(min, max, all, sum, squares, limits, buckets);
    }

    /** All of one value: a bucket around it, as an empty one cannot be drawn. */
    private static Histogram one(double value, double all, double sum, double squares) {
        double near = Math.max(Math.abs(value), 1) * 1e-6;
        return new Histogram(value, value, all, sum, squares, List.of(value - near, value + near), List.of(0.0, all));
    }
}
