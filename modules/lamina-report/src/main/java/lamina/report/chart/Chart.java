package lamina.report.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/**
 * A chart of lines.
 *
 * @param title what it shows
 * @param x the axis to the right
 * @param y the axis upwards
 * @param series its lines; later ones are drawn over earlier ones
 * @param marks places on the x axis
 */
public record Chart(String title, Axis x, Axis y, List<Series> series, List<Mark> marks) {
    private static final double WIDTH = 440; // pixels, unless the page makes it larger or smaller
    private static final double PLOT = 190; // height
    private static final double EDGE = 8;
    private static final double TITLE = 20;
    private static final double LABEL = 16;
    private static final double LETTER = 6.1; // width, on the average, rather more than less
    private static final int TICKS_X = 6;
    private static final int TICKS_Y = 5;

    /** Copies the lists. */
    public Chart {
        series = List.copyOf(series);
        marks = List.copyOf(marks);
    }

    /** A chart without lines. */
    public static Chart of(String title, Axis x, Axis y) {
        return new Chart(title, x, y, List.of(), List.of());
    }

    /** With a line more. */
    public Chart with(Series more) {
        return new Chart(
                title, x, y, Stream.concat(series.stream(), Stream.of(more)).toList(), marks);
    }

    /** With a mark more. */
    public Chart with(Mark more) {
        return new Chart(
                title,
                x,
                y,
                series,
                Stream.concat(marks.stream(), Stream.of(more)).toList());
    }

    /** The rules that {@link #svg} needs, to be put once into the style sheet of a page; they follow the reader's wish for light or dark. */
    public static String style() {
        try (InputStream css = Objects.requireNonNull(Chart.class.getResourceAsStream("chart.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A picture by itself: the text of an {@code .svg} file. */
    public String file() {
        Element drawn = svg();
        List<Markup> children = new ArrayList<>();
        children.add(Element.text("title", title));
        children.add(Element.style(style()));
        children.add(Element.of("rect").styled("paper").with("width", "100%").with("height", "100%"));
        children.addAll(drawn.children());
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + new Element("svg", drawn.attributes(), children)
                        .with("xmlns", "http://www.w3.org/2000/svg")
                        .with("width", Frame.length(WIDTH))
                        .markup()
                + "\n";
    }

    /** For a page, whose style sheet contains {@link #style}. */
    public Element svg() {
        Legend legend = Legend.of(this);
        double legendHeight = legend.height(WIDTH - 2 * EDGE);
        Frame frame = frame(TITLE + legendHeight + LABEL);
        double height = frame.bottom() + 2 * LABEL + EDGE;
        List<Markup> parts = new ArrayList<>();
        parts.add(Element.text("text", title)
                .styled("title")
                .with("x", Frame.length(EDGE))
                .with("y", "14"));
        parts.add(legend.drawn(EDGE, TITLE, WIDTH - 2 * EDGE));
        parts.add(new Grid(frame, Ticks.of(frame.xs(), TICKS_X), Ticks.of(frame.ys(), TICKS_Y)).drawn());
        marks.forEach(mark -> parts.add(drawn(mark, frame)));
        parts.add(plot(frame));
        return Element.of("svg")
                .styled("chart")
                .with("viewBox", "0 0 %s %s".formatted(Frame.length(WIDTH), Frame.length(height)))
                .with("role", "img")
                .with("aria-label", summary())
                .with("data-x", data(frame.xs(), frame.left(), frame.right()))
                .with("data-y", data(frame.ys(), frame.bottom(), frame.top()))
                .add(parts);
    }

    private Markup plot(Frame frame) {
        boolean empty = series.stream().allMatch(line -> line.points().size() == 0);
        return empty
                ? Element.text("text", "nothing has been measured yet")
                        .styled("nothing")
                        .with("x", Frame.length((frame.left() + frame.right()) / 2))
                        .with("y", Frame.length((frame.top() + frame.bottom()) / 2))
                : Element.of("g")
                        .styled("plot")
                        .add(series.stream()
                                .map(line -> Curve.of(line, frame).drawn())
                                .toList());
    }

    private Frame frame(double top) {
        Span xs = Span.of(
                x,
                DoubleStream.concat(
                        numbers(Points::x),
                        marks.stream().flatMap(mark -> mark.at().stream()).mapToDouble(d -> d)),
                false);
        Span ys = Span.of(y, numbers(Points::y), true);
        double labels = Ticks.of(ys, TICKS_Y).labels().stream()
                .mapToDouble(Chart::wide)
                .max()
                .orElse(0);
        return new Frame(xs, ys, EDGE + labels + 6, top, WIDTH - 2 * EDGE, top + PLOT);
    }

    private interface Coordinate {
        double of(Points points, int i);
    }

    private DoubleStream numbers(Coordinate coordinate) {
        return series.stream()
                .map(Series::points)
                .flatMapToDouble(
                        points -> IntStream.range(0, points.size()).mapToDouble(i -> coordinate.of(points, i)));
    }

    private static Element drawn(Mark mark, Frame frame) {
        String path = mark.at().stream()
                .map(at -> "M%s %sV%s"
                        .formatted(Frame.length(frame.x(at)), Frame.length(frame.top()), Frame.length(frame.bottom())))
                .collect(Collectors.joining());
        return Element.of("g", Element.of("path").styled("line").with("d", path))
                .styled("mark");
    }

    /** For the script that reads values off the picture: what the ends of an axis stand for, and where they are. */
    private static String data(Span span, double from, double to) {
        return "%s %s %s %s %s"
                .formatted(
                        span.low(),
                        span.high(),
                        Frame.length(from),
                        Frame.length(to),
                        span.axis().scale().name().toLowerCase(Locale.ROOT));
    }

    /** How wide a text is, in pixels. */
    static double wide(String text) {
        return text.length() * LETTER;
    }

    /** For those who do not see it. */
    private String summary() {
        return series.stream()
                .map(Chart::summary)
                .collect(Collectors.joining("; ", "%s. %s against %s. ".formatted(title, y.label(), x.label()), "."));
    }

    private static String summary(Series line) {
        Points points = line.points();
        double[] ys = IntStream.range(0, points.size())
                .mapToDouble(points::y)
                .filter(Double::isFinite)
                .toArray();
        return ys.length == 0
                ? line.name() + ": nothing"
                : String.format(
                        Locale.ROOT,
                        "%s: first %.4g, last %.4g, least %.4g, largest %.4g",
                        line.name(),
                        ys[0],
                        ys[ys.length - 1],
                        DoubleStream.of(ys).min().orElseThrow(),
                        DoubleStream.of(ys).max().orElseThrow());
    }
}
