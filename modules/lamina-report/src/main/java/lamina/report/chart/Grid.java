package lamina.report.chart;

import java.util.ArrayList;
import java.util.List;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/** What lies behind the lines: a rule at each tick, its number, and what is on the axes. */
record Grid(Frame frame, Ticks xs, Ticks ys) {
    private static final double BESIDE = 6; // pixels from the plot to the numbers

    Element drawn() {
        List<Markup> parts = new ArrayList<>();
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < ys.at().size(); i++) {
            double y = frame.y(ys.at().get(i));
            rules.append(
                    "M%s %sH%s".formatted(Frame.length(frame.left()), Frame.length(y), Frame.length(frame.right())));
            parts.add(number(ys.labels().get(i), frame.left() - BESIDE, y + 4, "end"));
        }
        for (int i = 0; i < xs.at().size(); i++) {
            double x = frame.x(xs.at().get(i));
            rules.append("M%s %sV%s"
                    .formatted(Frame.length(x), Frame.length(frame.bottom()), Frame.length(frame.bottom() + 4)));
            parts.add(number(
                    xs.labels().get(i),
                    x,
                    frame.bottom() + 16,
                    anchor(xs.labels().get(i), x)));
        }
        parts.addFirst(Element.of("path").styled("rule").with("d", rules));
        parts.add(label(frame.ys().axis().label(), frame.left() - BESIDE, frame.top() - 8, "start"));
        parts.add(label(frame.xs().axis().label(), frame.right(), frame.bottom() + 30, "end"));
        return Element.of("g").styled("grid").add(parts);
    }

    /** A number at the right edge stays in the picture. */
    private String anchor(String label, double x) {
        return x + Chart.wide(label) / 2 > frame.right() + 2 * BESIDE ? "end" : "middle";
    }

    private static Element number(String text, double x, double y, String anchor) {
        return Element.text("text", text)
                .with("x", Frame.length(x))
                .with("y", Frame.length(y))
                .with("text-anchor", anchor);
    }

    private static Element label(String text, double x, double y, String anchor) {
        return number(text, x, y, anchor).styled("label");
    }
}
