package lamina.report.chart;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Measured points in the order of x; a y that is not finite leaves a gap. */
public final class Points {
    private double[] xs = new double[16];
    private double[] ys = new double[16];
    private int size;

    /** Adds a point. */
    public void add(double x, double y) {
        if (size == xs.length) {
            xs = Arrays.copyOf(xs, 2 * size);
            ys = Arrays.copyOf(ys, 2 * size);
        }
        xs[size] = x;
        ys[size++] = y;
    }

    /** The same points, x and y multiplied. */
    public Points scaled(double byX, double byY) {
        Points scaled = new Points();
        IntStream.range(0, size).forEach(i -> scaled.add(xs[i] * byX, ys[i] * byY));
        return scaled;
    }

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The x of a point. */
    public double x(int i) {
        return xs[i];
    }

    /** The y of a point. */
    public double y(int i) {
        return ys[i];
    }
}
