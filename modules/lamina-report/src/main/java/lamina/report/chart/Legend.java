package lamina.report.chart;

import java.util.ArrayList;
import java.util.List;
import lamina.report.markup.Element;

/** Names of lines beside a piece of each, in rows above the plot: there they never lie on what they name, nor on each other. */
record Legend(List<Entry> entries) {
    static final double ROW = 16; // pixels
    private static final double SWATCH = 20;
    private static final double GAP = 14;

    /** A name and the classes of its line. */
    record Entry(String name, String classes) {}

    private record Place(Entry entry, double x, int row) {}

    static Legend of(Chart chart) {
        List<Entry> entries = new ArrayList<>();
        chart.series().forEach(series -> entries.add(new Entry(series.name(), series.classes())));
        chart.marks().forEach(mark -> entries.add(new Entry(mark.name(), "mark")));
        return new Legend(entries);
    }

    double height(double width) {
        return entries.isEmpty() ? 0 : (places(width).getLast().row() + 1) * ROW;
    }

    Element drawn(double left, double top, double width) {
        return Element.of("g")
                .styled("legend")
                .add(places(width).stream()
                        .map(place -> entry(place, left, top))
                        .toList());
    }

    private static Element entry(Place place, double left, double top) {
        double x = left + place.x();
        double y = top + place.row() * ROW + ROW / 2;
        return Element.of(
                        "g",
                        Element.of("path")
                                .styled("line")
                                .with(
                                        "d",
                                        "M%s %sH%s"
                                                .formatted(
                                                        Frame.length(x),
                                                        Frame.length(y),
                                                        Frame.length(x + SWATCH - 5))),
                        Element.text("text", place.entry().name())
                                .with("x", Frame.length(x + SWATCH))
                                .with("y", Frame.length(y + 4)))
                .styled(place.entry().classes());
    }

    private List<Place> places(double width) {
        List<Place> places = new ArrayList<>();
        double x = 0;
        int row = 0;
        for (Entry entry : entries) {
            double wide = SWATCH + Chart.wide(entry.name());
            if (x > 0 && x + wide > width) {
                x = 0;
                row++;
            }
            places.add(new Place(entry, x, row));
            x += wide + GAP;
        }
        return places;
    }
}
