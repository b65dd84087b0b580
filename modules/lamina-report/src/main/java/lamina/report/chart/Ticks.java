package lamina.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The numbers that an axis is labelled with: 1, 2 and 5 times powers of ten, or powers of ten alone.
 *
 * @param at ascending
 * @param labels of each
 */
record Ticks(List<Double> at, List<String> labels) {
    private static final double TINY = 1e-9; // what rounding may add

    /**
     * Of a span.
     *
     * @param most about so many
     */
    static Ticks of(Span span, int most) {
        List<Double> at = span.axis().scale() == Axis.Scale.LINEAR
                ? even(span.low(), span.high(), step(span.high() - span.low(), most))
                : powers(span, most);
        return new Ticks(
                at,
                at.stream().map(tick -> label(tick, precision(tick, at, span))).toList());
    }

    /** What two labels must be told apart by. */
    private static double precision(double tick, List<Double> at, Span span) {
        return span.axis().scale() == Axis.Scale.LOG || at.size() < 2 ? Math.abs(tick) : at.get(1) - at.get(0);
    }

    private static double step(double length, int most) {
        double least = length / most;
        double power = Math.pow(10, Math.floor(Math.log10(least)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= least * (1 - TINY)) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private static List<Double> even(double low, double high, double step) {
        List<Double> at = new ArrayList<>();
        double slack = step * TINY;
        for (long i = (long) Math.ceil((low - slack) / step); i * step <= high + slack; i++) {
            at.add(i * step);
        }
        return at;
    }

    private static List<Double> powers(Span span, int most) {
        int low = (int) Math.ceil(Math.log10(span.low()) - TINY);
        int high = (int) Math.floor(Math.log10(span.high()) + TINY);
        if (high - low < 1) { // less than a decade has at most one power in it
            return within(span, low - 1, high + 1, List.of(1.0, 2.0, 5.0));
        }
        if (high - low + 1 <= most / 3) {
            return within(span, low - 1, high, List.of(1.0, 2.0, 5.0));
        }
        int every = (high - low) / most + 1;
        List<Double> at = new ArrayList<>();
        for (int power = low; power <= high; power += every) {
            at.add(Math.pow(10, power));
        }
        return at;
    }

    private static List<Double> within(Span span, int low, int high, List<Double> factors) {
        List<Double> at = new ArrayList<>();
        for (int power = low; power <= high; power++) {
            for (double factor : factors) {
                double tick = factor * Math.pow(10, power);
                if (tick >= span.low() * (1 - TINY) && tick <= span.high() * (1 + TINY)) {
                    at.add(tick);
                }
            }
        }
        return at;
    }

    /** As short as the precision allows. */
    private static String label(double tick, double precision) {
        if (tick == 0) {
            return "0";
        }
        boolean tiny = precision < 1e-3 && Math.abs(tick) < 0.01;
        if (tiny || precision >= 1e6) {
            return String.format(Locale.ROOT, "%.1e", tick)
                    .replace(".0e", "e")
                    .replaceAll("e([+-])0?", "e$1")
                    .replace("e+", "e");
        }
        int decimals = (int) Math.clamp(-Math.floor(Math.log10(precision) + TINY), 0, 8);
        return String.format(Locale.ROOT, "%,." + decimals + "f", tick);
    }
}
