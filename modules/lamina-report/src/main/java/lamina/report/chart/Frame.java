package lamina.report.chart;

/** Where numbers come to lie in the picture, whose y grows downwards. */
record Frame(Span xs, Span ys, double left, double top, double right, double bottom) {
    double x(double number) {
        return left + xs.place(number) * (right - left);
    }

    double y(double number) {
        return bottom - ys.place(number) * (bottom - top);
    }

    /** A length in the picture, to a hundredth of a pixel. */
    static String length(double pixels) {
        double rounded = Math.round(pixels * 100) / 100.0;
        return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
    }
}
