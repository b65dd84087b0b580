package lamina.report.chart;

/**
 * A line of a chart.
 *
 * @param name for the legend
 * @param colour from 1; the first six differ also for the colour-blind, those after them are dashed in addition
 * @param style how it is drawn
 * @param points what it goes through
 */
public record Series(String name, int colour, Style style, Points points) {
    private static final int COLOURS = 6;

    /** How a line is drawn. */
    public enum Style {
        /** A line. */
        LINE,
        /** A line in the background, of many points that scatter. */
        FAINT,
        /** A line with a dot at each point. */
        DOTS
    }

    /** Counts colours from 1. */
    public Series {
        if (colour < 1) {
            throw new IllegalArgumentException("colours are counted from 1, found " + colour);
        }
    }

    /** A line. */
    public static Series line(String name, int colour, Points points) {
        return new Series(name, colour, Style.LINE, points);
    }

    /** A line in the background. */
    public static Series faint(String name, int colour, Points points) {
        return new Series(name, colour, Style.FAINT, points);
    }

    /** A line with a dot at each point. */
    public static Series dots(String name, int colour, Points points) {
        return new Series(name, colour, Style.DOTS, points);
    }

    /** Its classes in the style sheet. */
    String classes() {
        String dashed = colour > COLOURS ? " dashed" : "";
        String faint = style == Style.FAINT ? " faint" : "";
        return "c" + ((colour - 1) % COLOURS + 1) + dashed + faint;
    }
}
