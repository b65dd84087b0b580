package lamina.report;

import java.util.List;
import lamina.report.chart.Axis;
import lamina.report.chart.Chart;
import lamina.report.chart.Series;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/** How fast training was, and how long it waited for pictures. */
record SpeedSection(Measurements measured, Timeline time) {

    static SpeedSection of(Measurements measured) {
        return new SpeedSection(measured, new Timeline(measured));
    }

    List<Markup> content() {
        Speed speed = Speed.of(measured);
        Chart pictures = time.chart("Speed", Axis.linear("images/s").from(0))
                .with(Series.line("images in a second of training", 1, time.over(speed.pictures())));
        Chart waiting = time.chart(
                        "Waiting for data", Axis.linear("share of the step (%)").from(0))
                .with(Series.line("waiting for pictures", 2, time.over(speed.waitingShare())));
        return List.of(
                Element.of("div", pictures.svg(), waiting.svg()).styled("charts"),
                Section.note(
                        "%s images/s over the steps that were written down, %s of their time waiting for pictures to be read, decoded and augmented. Validation is not in it. If the network waits, more loader threads (train.loaders), smaller stored pictures or a faster decoder help."
                                .formatted(Say.whole(speed.picturesPerSecond()), Say.percent(speed.waiting()))));
    }
}
