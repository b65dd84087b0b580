package lamina.report.chart;

import java.util.ArrayList;
import java.util.List;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/** Draws a series: a line through its points, or through the means of stretches with a band from the least to the largest. */
record Curve(Series series, List<Stretch> stretches, Frame frame) {
    private static final int DOTTED = 60; // points, beyond which dots would run into each other

    static Curve of(Series series, Frame frame) {
        return new Curve(
                series,
                Stretch.of(series.points(), frame.xs(), frame.ys().axis().scale()),
                frame);
    }

    Element drawn() {
        List<Markup> parts = new ArrayList<>();
        if (Stretch.needed(series.points())) {
            parts.add(Element.of("path").styled("band").with("d", band()));
        }
        parts.add(Element.of("path").styled("line").with("d", line()));
        if (series.style() == Series.Style.DOTS && stretches.size() <= DOTTED) {
            stretches.stream().filter(stretch -> stretch.count() > 0).forEach(stretch -> parts.add(dot(stretch)));
        }
        return Element.of("g")
                .styled(series.classes())
                .with("data-name", series.name())
                .add(parts);
    }

    private Element dot(Stretch stretch) {
        return Element.of("circle")
                .with("cx", Frame.length(frame.x(stretch.x())))
                .with("cy", Frame.length(frame.y(stretch.mean())))
                .with("r", "2.5");
    }

    private String line() {
        StringBuilder path = new StringBuilder();
        boolean gap = true;
        for (Stretch stretch : stretches) {
            if (stretch.count() > 0) {
                point(gap ? 'M' : 'L', stretch.x(), stretch.mean(), path);
            }
            gap = stretch.count() == 0;
        }
        return path.toString();
    }

    /** A closed shape for each part without a gap: along the largest, and back along the least. */
    private String band() {
        StringBuilder path = new StringBuilder();
        List<Stretch> part = new ArrayList<>();
        for (Stretch stretch : stretches) {
            if (stretch.count() == 0) {
                close(part, path);
                part.clear();
            } else {
                part.add(stretch);
            }
        }
        close(part, path);
        return path.toString();
    }

    private void close(List<Stretch> part, StringBuilder path) {
        for (int i = 0; i < part.size(); i++) {
            point(i == 0 ? 'M' : 'L', part.get(i).x(), part.get(i).high(), path);
        }
        part.reversed().forEach(stretch -> point('L', stretch.x(), stretch.low(), path));
        if (!part.isEmpty()) {
            path.append('Z');
        }
    }

    private void point(char how, double x, double y, StringBuilder path) {
        path.append(how).append(Frame.length(frame.x(x))).append(' ').append(Frame.length(frame.y(y)));
    }
}
