package lamina.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import lamina.report.chart.Axis;
import lamina.report.chart.Chart;
import lamina.report.chart.Points;
import lamina.report.chart.Series;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/** How large gradients were, and how many units are dead, layer by layer, if the run looked. */
record StatisticsSection(Measurements measured, Timeline time) {
    private static final String LAYERS = "layers.";
    private static final String NORM = "gradientNorm";
    private static final String DEAD = "dead";

    static StatisticsSection of(Measurements measured) {
        return new StatisticsSection(measured, new Timeline(measured));
    }

    Section section() {
        Chart norms = layers(time.chart("Gradient norm", Axis.log("Euclidean norm")), NORM);
        Points whole = measured.statistics().getOrDefault(NORM, new Points());
        Chart all = norms.with(Series.line("all layers", norms.series().size() + 1, time.over(whole)));
        Chart dead = layers(
                time.chart("Dead units", Axis.linear("share of units (%)").from(0)), DEAD);
        List<Markup> charts = new ArrayList<>();
        charts.add(all.svg());
        if (!dead.series().isEmpty()) {
            charts.add(dead.svg());
        }
        return new Section(
                "statistics",
                "Gradients and dead units",
                List.of(
                        Element.of("div").styled("charts").add(charts),
                        Section.note(
                                "Norms are of the gradient of the batch's mean loss, without weight decay. A unit is"
                                        + " dead in a batch if its rectifier yields zero for every picture of it; a"
                                        + " feature map is one unit.")));
    }

    private Chart layers(Chart empty, String what) {
        Chart chart = empty;
        for (Map.Entry<String, Points> entry : measured.statistics().entrySet()) {
            String key = entry.getKey();
            if (key.startsWith(LAYERS) && key.endsWith("." + what)) {
                String layer = key.substring(LAYERS.length(), key.length() - what.length() - 1);
                Points points = time.over(entry.getValue());
                chart = chart.with(Series.line(
                        layer, chart.series().size() + 1, what.equals(DEAD) ? points.scaled(1, 100) : points));
            }
        }
        return chart;
    }
}
