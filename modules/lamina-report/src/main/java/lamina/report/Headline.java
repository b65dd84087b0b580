package lamina.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.report.chart.Points;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;

/** What matters most, in numbers that are seen at once. */
record Headline(Measurements measured) {

    List<Markup> content() {
        List<Markup> tiles = new ArrayList<>();
        Optional<MetricsLine> judged = measured.lastJudged();
        judged.ifPresent(epoch -> {
            tiles.add(tile("top-1 error", Say.rest(epoch.get("validation.top1")), best()));
            tiles.add(tile("top-5 error", Say.rest(epoch.get("validation.top5")), held(epoch)));
            tiles.add(
                    tile("validation loss", Say.number(epoch.get("validation.loss")), "in training " + trainingLoss()));
        });
        if (judged.isEmpty()) {
            tiles.add(tile("training loss", trainingLoss(), "no pictures were judged that are held back"));
        }
        tiles.add(tile("epochs", epochs(), Say.count(measured.lastStep(), "step")));
        tiles.add(tile("time", Say.time(seconds()), "validation included"));
        Speed speed = Speed.of(measured);
        tiles.add(tile(
                "images/s",
                Say.whole(speed.picturesPerSecond()),
                "while training; %s of it waiting for data".formatted(Say.percent(speed.waiting()))));
        return List.of(Element.of("dl").styled("tiles").add(tiles));
    }

    private static Element tile(String name, String value, String remark) {
        return Element.of(
                "div",
                Element.text("dt", name),
                Element.text("dd", value).styled("value"),
                Element.text("dd", remark).styled("remark"));
    }

    private String best() {
        return measured.best()
                .map(epoch -> "best: %s, epoch %s"
                        .formatted(Say.rest(epoch.get("validation.top1")), Say.count((long) epoch.get("epoch"))))
                .orElse("");
    }

    private static String held(MetricsLine epoch) {
        return "on " + Say.count((long) epoch.get("validation.pictures"), "picture") + " held back";
    }

    private String trainingLoss() {
        Points losses = measured.epochs().isEmpty() ? measured.step("loss") : measured.epoch("loss");
        return losses.size() == 0 ? "\u2013" : Say.number(losses.y(losses.size() - 1));
    }

    private String epochs() {
        double planned = measured.planned("epochs");
        String done = Say.count(measured.epochs().size());
        return Double.isNaN(planned) ? done : done + " of " + Say.count((long) planned);
    }

    private double seconds() {
        return measured.epochs().stream()
                .mapToDouble(epoch -> epoch.get("seconds"))
                .filter(Double::isFinite)
                .sum();
    }
}
