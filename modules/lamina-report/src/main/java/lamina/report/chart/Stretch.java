package lamina.report.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * What becomes of points that lie closer than can be drawn: their mean, their least and their largest, so that nothing is hidden.
 *
 * @param x the mean
 * @param mean of y
 * @param low the least y
 * @param high the largest y
 * @param count points; 0: there is a gap
 */
record Stretch(double x, double mean, double low, double high, int count) {
    private static final int DRAWN = 190; // stretches, each about two pixels wide

    /** Whether points are so many that they are drawn in stretches. */
    static boolean needed(Points points) {
        return points.size() > 2 * DRAWN;
    }

    /** Points in stretches of the x axis, or each by itself if they are few. */
    static List<Stretch> of(Points points, Span xs, Axis.Scale ys) {
        List<Stretch> stretches = new ArrayList<>();
        boolean thin = needed(points);
        int from = 0;
        while (from < points.size()) {
            int to = from + 1;
            while (thin && to < points.size() && slot(points, to, xs) == slot(points, from, xs)) {
                to++;
            }
            stretches.add(of(points, from, to, ys));
            from = to;
        }
        return stretches;
    }

    private static long slot(Points points, int i, Span xs) {
        return (long) Math.floor(xs.place(points.x(i)) * DRAWN);
    }

    private static Stretch of(Points points, int from, int to, Axis.Scale scale) {
        double x = 0;
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (int i = from; i < to; i++) {
            double y = points.y(i);
            if (scale.shows(y)) {
                x += points.x(i);
                sum += y;
                low = Math.min(low, y);
                high = Math.max(high, y);
                count++;
            }
        }
        return new Stretch(x / count, sum / count, low, high, count);
    }
}
