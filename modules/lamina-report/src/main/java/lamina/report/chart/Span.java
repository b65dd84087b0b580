package lamina.report.chart;

import java.util.stream.DoubleStream;

/** What an axis covers, from low to high; low is less than high. */
record Span(Axis axis, double low, double high) {
    private static final double ROOM = 0.04; // of the length, beyond what was measured

    /** Of what is to be shown; what its axis cannot show does not count. */
    static Span of(Axis axis, DoubleStream numbers, boolean room) {
        double[] shown = DoubleStream.concat(numbers, axis.include().stream().mapToDouble(Double::doubleValue))
                .filter(axis.scale()::shows)
                .toArray();
        if (shown.length == 0) {
            return new Span(axis, axis.scale() == Axis.Scale.LOG ? 0.1 : 0, 1);
        }
        double low = DoubleStream.of(shown).min().orElseThrow();
        double high = axis.largest().orElse(DoubleStream.of(shown).max().orElseThrow());
        Span span = low < high ? new Span(axis, low, high) : around(axis, low);
        return room ? span.roomy() : span;
    }

    private static Span around(Axis axis, double number) {
        if (number == 0 && axis.scale() == Axis.Scale.LINEAR) {
            return new Span(axis, 0, 1);
        }
        double half = Math.abs(number) / 2;
        return axis.scale() == Axis.Scale.LOG
                ? new Span(axis, number / 2, number * 2)
                : new Span(axis, number - half, number + half);
    }

    /** Numbers that the axis shows in any case are ends of it. */
    private Span roomy() {
        if (axis.scale() == Axis.Scale.LOG) {
            double factor = Math.pow(high / low, ROOM);
            return new Span(axis, low / factor, high * factor);
        }
        double more = (high - low) * ROOM;
        return new Span(
                axis,
                axis.include().contains(low) ? low : low - more,
                axis.largest().isPresent() || axis.include().contains(high) ? high : high + more);
    }

    /** From 0 at the low end to 1 at the high end. */
    double place(double number) {
        Axis.Scale scale = axis.scale();
        return (scale.of(number) - scale.of(low)) / (scale.of(high) - scale.of(low));
    }
}
