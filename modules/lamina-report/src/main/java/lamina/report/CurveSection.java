package lamina.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.report.chart.Axis;
import lamina.report.chart.Chart;
import lamina.report.chart.Mark;
import lamina.report.chart.Points;
import lamina.report.chart.Series;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/** How loss, error and learning rate went, by step and by epoch. */
record CurveSection(Measurements measured, Timeline time) {
    private static final double WIDE =
            30; // between least and largest rate, beyond which an even axis shows nothing of the least

    static CurveSection of(Measurements measured) {
        return new CurveSection(measured, new Timeline(measured));
    }

    Section section() {
        List<Markup> content = new ArrayList<>();
        content.add(Element.of("div", charts().map(Chart::svg).toArray(Markup[]::new))
                .styled("charts"));
        content.add(Section.note(
                "By batch: every step that was written down, before its update, with dropout and augmentation"
                        + " at work; where there are more than can be drawn, the line is their mean and the shade"
                        + " goes from the least to the largest. Validation: the held-back pictures, the network as"
                        + " in use."));
        if (!measured.epochs().isEmpty()) {
            content.add(Section.folded("All epochs in numbers", epochs()));
        }
        return new Section("curves", "Curves", content);
    }

    private Stream<Chart> charts() {
        return Stream.of(loss(), error("Top-1 error", "top1"), error("Top-5 error", "top5"), rate());
    }

    private Chart loss() {
        Chart chart = time.chart("Loss", Axis.linear("loss"))
                .with(Series.faint("training, by batch", 1, time.over(measured.step("loss"))))
                .with(Series.dots("training, mean of the epoch", 1, time.over(measured.epoch("loss"))));
        return validation(chart, measured.epoch("validation.loss"));
    }

    private Chart error(String title, String key) {
        Chart chart = time.chart(title, Axis.linear("error (%)").from(0))
                .with(Series.faint("training, by batch", 1, time.over(error(measured.step(key)))));
        Chart judged = validation(chart, error(measured.epoch("validation." + key)));
        return key.equals("top1")
                ? measured.best()
                        .map(best -> judged.with(Mark.at(
                                "best epoch: " + Say.count((long) best.get("epoch")),
                                best.get("step") * time.epochsInStep())))
                        .orElse(judged)
                : judged;
    }

    private Chart validation(Chart chart, Points points) {
        return measured.lastJudged().isEmpty() ? chart : chart.with(Series.dots("validation", 2, time.over(points)));
    }

    /** In percent, of shares that were right. */
    private Points error(Points right) {
        Points error = new Points();
        IntStream.range(0, right.size()).forEach(i -> error.add(right.x(i), 100 * (1 - right.y(i))));
        return error;
    }

    private Chart rate() {
        Points rates = measured.step("rate");
        double[] positive = IntStream.range(0, rates.size())
                .mapToDouble(rates::y)
                .filter(rate -> rate > 0)
                .sorted()
                .toArray();
        boolean wide = positive.length > 0 && positive[positive.length - 1] / positive[0] > WIDE;
        Axis axis =
                wide ? Axis.log("learning rate") : Axis.linear("learning rate").from(0);
        return time.chart("Learning rate", axis).with(Series.line("learning rate", 3, time.over(rates)));
    }

    private Element epochs() {
        return Section.table(
                "Epochs",
                Section.headings(
                        "#epoch",
                        "#step",
                        "#rate",
                        "#training loss",
                        "#validation loss",
                        "#top-1 error",
                        "#top-5 error",
                        "#time"),
                measured.epochs().stream().map(CurveSection::row));
    }

    private static Element row(MetricsLine epoch) {
        return Section.row(
                number("%,.0f", epoch.get("epoch")),
                number("%,.0f", epoch.get("step")),
                number("%.3g", epoch.get("rate")),
                number("%.4f", epoch.get("loss")),
                number("%.4f", epoch.get("validation.loss")),
                Section.number(Say.rest(epoch.get("validation.top1")), 1 - epoch.get("validation.top1")),
                Section.number(Say.rest(epoch.get("validation.top5")), 1 - epoch.get("validation.top5")),
                Section.number(Say.time(epoch.get("seconds")), epoch.get("seconds")));
    }

    private static Element number(String format, double value) {
        return Section.number(Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "\u2013", value);
    }
}
