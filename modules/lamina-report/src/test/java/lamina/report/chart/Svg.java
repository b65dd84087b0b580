package lamina.report.chart;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A chart's file, read back by an XML parser. */
record Svg(Document document) {
    static Svg of(Chart chart) throws Exception {
        byte[] file = chart.file().getBytes(StandardCharsets.UTF_8);
        return new Svg(DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(file)));
    }

    List<Element> all(String name) {
        NodeList nodes = document.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    List<Element> all(String name, String className) {
        return all(name).stream()
                .filter(element ->
                        List.of(element.getAttribute("class").split(" ")).contains(className))
                .toList();
    }

    /** Points of a path without curves: x and y, in pixels. */
    static List<double[]> points(String path) {
        return List.of(path.substring(1).replace("Z", "").split("[ML]")).stream()
                .map(point -> point.split(" "))
                .map(point -> new double[] {Double.parseDouble(point[0]), Double.parseDouble(point[1])})
                .toList();
    }

    /** What a place on an axis stands for, by what the chart says of the axis. */
    static double value(String axis, double pixel) {
        String[] parts = axis.split(" ");
        double low = Double.parseDouble(parts[0]);
        double high = Double.parseDouble(parts[1]);
        double share =
                (pixel - Double.parseDouble(parts[2])) / (Double.parseDouble(parts[3]) - Double.parseDouble(parts[2]));
        return parts[4].equals("log") ? low * Math.pow(high / low, share) : low + share * (high - low);
    }
}
