package lamina.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class ChartTest {
    private static final Chart EMPTY = Chart.of("Loss", Axis.linear("epoch"), Axis.linear("loss"));

    @Test
    void aLineGoesThroughItsPoints() throws Exception {
        Points points = new Points();
        points.add(1, 2.5);
        points.add(2, 0.75);
        points.add(4, 0.5);
        Svg svg = Svg.of(EMPTY.with(Series.dots("training", 1, points)));
        List<double[]> drawn = Svg.points(line(svg, "training"));
        String x = root(svg).getAttribute("data-x");
        String y = root(svg).getAttribute("data-y");
        for (int i = 0; i < points.size(); i++) {
            assertEquals(points.x(i), Svg.value(x, drawn.get(i)[0]), 1e-3);
            assertEquals(points.y(i), Svg.value(y, drawn.get(i)[1]), 1e-3);
        }
        assertEquals(3, svg.all("circle").size());
    }

    @Test
    void aLogarithmicAxisIsOne() throws Exception {
        Points points = new Points();
        IntStream.range(-5, 1).forEach(power -> points.add(Math.pow(10, power), power));
        Svg svg = Svg.of(Chart.of("Rate", Axis.log("rate"), Axis.linear("loss")).with(Series.line("loss", 1, points)));
        List<double[]> drawn = Svg.points(line(svg, "loss"));
        double step = drawn.get(1)[0] - drawn.get(0)[0];
        assertEquals(step, drawn.get(5)[0] - drawn.get(4)[0], 0.02);
        List<String> labels = texts(svg);
        assertTrue(labels.containsAll(List.of("1e-5", "1e-4", "0.001", "0.01", "0.1", "1")), labels::toString);
    }

    /** A single step in a hundred thousand that stands out is still seen, and the mean is the mean of all. */
    @Test
    void manyPointsAreThinnedWithoutHidingAny() throws Exception {
        Points points = new Points();
        IntStream.range(0, 100_000).forEach(i -> points.add(i, i == 77_777 ? 50 : i % 2));
        Svg svg = Svg.of(EMPTY.with(Series.faint("steps", 1, points)));
        assertTrue(line(svg, "steps").length() < 5_000);
        String y = root(svg).getAttribute("data-y");
        double highest = Svg.points(svg.all("path", "band").getFirst().getAttribute("d")).stream()
                .mapToDouble(point -> Svg.value(y, point[1]))
                .max()
                .orElseThrow();
        assertEquals(50, highest, 0.02);
        double mean = Svg.points(line(svg, "steps")).stream()
                .mapToDouble(point -> Svg.value(y, point[1]))
                .average()
                .orElseThrow();
        assertEquals(0.5, mean, 0.02);
    }

    @Test
    void whatIsNotFiniteLeavesAGap() throws Exception {
        Points points = new Points();
        for (double y : new double[] {3, 2, Double.NaN, 1, Double.POSITIVE_INFINITY, 0.5}) {
            points.add(points.size(), y);
        }
        String path = line(Svg.of(EMPTY.with(Series.line("loss", 1, points))), "loss");
        assertEquals(3, path.chars().filter(c -> c == 'M').count(), path);
        assertEquals(4, path.chars().filter(c -> c == 'M' || c == 'L').count(), path);
    }

    @Test
    void withoutPointsItSaysSo() throws Exception {
        assertTrue(texts(Svg.of(EMPTY)).contains("nothing has been measured yet"));
        assertTrue(texts(Svg.of(EMPTY.with(Series.line("loss", 1, new Points()))))
                .contains("nothing has been measured yet"));
    }

    @Test
    void aPointAloneAndALevelLineAreInThePicture() throws Exception {
        for (double level : new double[] {0, 1e-6, -3, 1e9}) {
            Points points = new Points();
            points.add(1, level);
            List<double[]> drawn = Svg.points(line(Svg.of(EMPTY.with(Series.line("loss", 1, points))), "loss"));
            assertTrue(
                    drawn.getFirst()[1] > 40 && drawn.getFirst()[1] < 260, () -> level + " at " + drawn.getFirst()[1]);
        }
    }

    /** By the widths that are reckoned with, no entry of the legend reaches the next, nor the edge. */
    @Test
    void namesDoNotOverlap() throws Exception {
        Chart chart = EMPTY;
        for (int i = 1; i <= 12; i++) {
            Points points = new Points();
            points.add(i, i);
            chart = chart.with(Series.line("a layer with a long name " + i, i, points));
        }
        Svg svg = Svg.of(chart);
        List<Element> texts = svg.all("text").stream()
                .filter(text -> text.getTextContent().startsWith("a layer"))
                .toList();
        for (int i = 0; i < texts.size(); i++) {
            double end = number(texts.get(i), "x") + Chart.wide(texts.get(i).getTextContent());
            assertTrue(end <= 440, texts.get(i).getTextContent());
            if (i > 0 && number(texts.get(i), "y") == number(texts.get(i - 1), "y")) {
                assertTrue(number(texts.get(i), "x")
                        > number(texts.get(i - 1), "x")
                                + Chart.wide(texts.get(i - 1).getTextContent()));
            }
        }
        assertEquals(12, texts.size());
    }

    @Test
    void namesCannotBecomeMarkup() throws Exception {
        Points points = new Points();
        points.add(0, 1);
        Svg svg = Svg.of(Chart.of("<script>alert(1)</script>", Axis.linear("\"x\""), Axis.linear("y&"))
                .with(Series.line("<b>\"bold\"</b>", 1, points))
                .with(Mark.at("' onload='", 0)));
        assertEquals(0, svg.all("script").size());
        assertTrue(texts(svg).containsAll(List.of("<script>alert(1)</script>", "<b>\"bold\"</b>", "' onload='")));
    }

    @Test
    void itTellsThoseWhoDoNotSeeIt() throws Exception {
        Points points = new Points();
        points.add(0, 2.25);
        points.add(1, 0.125);
        String label =
                root(Svg.of(EMPTY.with(Series.line("validation", 2, points)))).getAttribute("aria-label");
        assertTrue(label.contains("validation: first 2.250, last 0.1250"), label);
    }

    private static Element root(Svg svg) {
        return svg.document().getDocumentElement();
    }

    private static String line(Svg svg, String name) {
        Element group = svg.all("g").stream()
                .filter(element -> element.getAttribute("data-name").equals(name))
                .findFirst()
                .orElseThrow();
        return svg.all("path", "line").stream()
                .filter(path -> path.getParentNode() == group)
                .findFirst()
                .orElseThrow()
                .getAttribute("d");
    }

    private static List<String> texts(Svg svg) {
        return svg.all("text").stream().map(Element::getTextContent).toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
