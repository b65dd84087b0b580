package lamina.report.chart;

import java.util.List;

/**
 * Places on the x axis where something happened, drawn as upright lines.
 *
 * @param name for the legend
 * @param at where
 */
public record Mark(String name, List<Double> at) {

    /** Copies the list. */
    public Mark {
        at = List.copyOf(at);
    }

    /** A single one. */
    public static Mark at(String name, double x) {
        return new Mark(name, List.of(x));
    }
}
