/**
 * Charts of lines, drawn as SVG: {@link lamina.report.chart.Chart}. Own code rather than a library. Those of the web (uPlot) draw on a
 * canvas, by a script that every page would carry: nothing to print sharply, nothing for a reader of the screen, nothing that a test can
 * read, and no picture without a browser. Those of Java (JFreeChart, XChart) paint fixed colours, which a dark page cannot turn, and are
 * automatic modules, which no image can link. What a run needs is one kind of chart.
 *
 * <pre>{@code
 * Points points = new Points();
 * points.add(1e-4, 6.9);
 * points.add(1e-3, 6.1);
 * Chart chart = Chart.of("Rate against loss", Axis.log("learning rate"), Axis.linear("loss"))
 *         .with(Series.line("smoothed loss", 1, points))
 *         .with(Mark.at("suggested: 0.001", 1e-3));
 * Files.writeString(file, chart.file()); // an SVG picture; chart.svg() is for a page
 * }</pre>
 */
package lamina.report.chart;
