package lamina.core.train;

import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import lamina.api.DataException;
import lamina.api.train.Epoch;
import lamina.api.train.Progress;
import lamina.api.train.Score;
import lamina.api.train.Statistics;
import lamina.api.train.Step;
import lamina.core.data.Skipped;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The lines of {@code metrics.jsonl}: objects that differ by their "kind". Seconds, and shares from 0 to 1.
 *
 * <table>
 * <caption>Kinds</caption>
 * <tr><td>start, resume, final<td>the run begins, goes on (with what has changed), ends
 * <tr><td>step<td>every so many steps, and the first: rate, loss, top1 and top5 of the batch before the update, seconds, waiting
 * <tr><td>epoch<td>mean loss of the epoch's steps, rate of the last, score on the held-back pictures
 * <tr><td>statistics<td>every {@code train.watch.statistics} steps, and of the first, behind the step's line if it has one:
 *     {@code gradientNorm} of the whole network; {@code layers}, an array in the network's order of {@code name}, {@code gradientNorm} (if it
 *     learns) and {@code dead} (if it has a rectifier). A norm that is not finite is null
 * <tr><td>diverged<td>the run ends as the loss is no number, or exploded: {@code step}, the one that failed, {@code loss} (null if it is not
 *     finite), {@code rate}, {@code layer} (absent if none was found), {@code finding} (text), {@code items}, an array of the batch's pictures as indices into the
 *     training split
 * <tr><td>crossing<td>bytes that devices handed each other in a step
 * </table>
 *
 * <p>A run that goes on drops what it will measure again: {@link #precedes}.
 */
final class Metrics {
    private static final JsonFactory JSON = new JsonFactory();

    private Metrics() {}

    static String started(Progress progress, int batch) {
        return line("start", json -> {
            json.writeNumberProperty("batch", batch);
            json.writeNumberProperty("stepsPerEpoch", progress.stepsPerEpoch());
            json.writeNumberProperty("epochs", progress.epochs());
        });
    }

    static String resumed(RunState from, List<String> changes) {
        return line("resume", json -> {
            json.writeNumberProperty("step", from.step());
            json.writeNumberProperty("epoch", from.epoch());
            json.writeName("changes").writeStartArray();
            changes.forEach(json::writeString);
            json.writeEndArray();
        });
    }

    /** What decides whether a line was written before a state was reached. */
    record Line(String kind, Optional<Long> step, Optional<Integer> epoch) {}

    /** Whether a run that goes on from this state would write the line again, or never would have. What a killed write left is neither. */
    static boolean precedes(String text, RunState state) {
        try {
            Line line = RecordJson.read(Line.class, text, "metrics");
            return switch (line.kind()) {
                case "start" -> true;
                case "step", "statistics", "resume", "skipped" -> line.step().orElse(Long.MAX_VALUE) <= state.step();
                case "epoch" ->
                    line.epoch().orElse(Integer.MAX_VALUE) <= state.history().size();
                default -> false;
            };
        } catch (DataException e) {
            return false;
        }
    }

    static String step(Step step) {
        return line("step", json -> {
            json.writeNumberProperty("step", step.number());
            json.writeNumberProperty("epoch", step.epoch());
            json.writeNumberProperty("rate", step.rate());
            score(step.score(), json);
            json.writeNumberProperty("seconds", step.seconds());
            json.writeNumberProperty("waiting", step.waiting());
        });
    }

    static String statistics(Statistics statistics) {
        return line("statistics", json -> {
            json.writeNumberProperty("step", statistics.step());
            json.writeNumberProperty("epoch", statistics.epoch());
            number("gradientNorm", statistics.gradientNorm(), json);
            json.writeName("layers").writeStartArray();
            statistics.layers().forEach(layer -> layer(layer, json));
            json.writeEndArray();
        });
    }

    private static void layer(Statistics.Layer layer, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("name", layer.name());
        layer.gradientNorm().ifPresent(norm -> number("gradientNorm", norm, json));
        layer.dead().ifPresent(dead -> json.writeNumberProperty("dead", dead));
        json.writeEndObject();
    }

    static String epoch(Epoch epoch) {
        return line("epoch", json -> {
            json.writeNumberProperty("epoch", epoch.number());
            json.writeNumberProperty("step", epoch.steps());
            json.writeNumberProperty("rate", epoch.rate());
            number("loss", epoch.loss(), json);
            json.writeName("validation").writeStartObject();
            score(epoch.validation(), json);
            json.writeEndObject();
            json.writeNumberProperty("seconds", epoch.seconds());
        });
    }

    static String skipped(Skipped picture, long step) {
        return line("skipped", json -> {
            json.writeNumberProperty("step", step);
            json.writeNumberProperty("example", picture.index());
            json.writeStringProperty("name", picture.name());
            json.writeStringProperty("reason", picture.reason());
        });
    }

    static String ended(long steps, int epochs, double seconds) {
        return line("final", json -> {
            json.writeNumberProperty("step", steps);
            json.writeNumberProperty("epoch", epochs);
            json.writeNumberProperty("seconds", seconds);
        });
    }

    static String crossed(long bytesPerStep) {
        return line("crossing", json -> json.writeNumberProperty("bytesPerStep", bytesPerStep));
    }

    static String diverged(Divergence divergence) {
        return line("diverged", json -> {
            json.writeNumberProperty("step", divergence.step());
            json.writeNumberProperty("epoch", divergence.epoch());
            json.writeNumberProperty("rate", divergence.rate());
            number("loss", divergence.loss(), json);
            divergence.finding().layer().ifPresent(layer -> json.writeStringProperty("layer", layer));
            json.writeStringProperty("finding", divergence.finding().text());
            json.writeName("items").writeStartArray();
            divergence.items().forEach(json::writeNumber);
            json.writeEndArray();
        });
    }

    /** JSON has neither NaN nor infinity. */
    private static void number(String name, double value, JsonGenerator json) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, value);
        } else {
            json.writeNullProperty(name);
        }
    }

    private static void score(Score score, JsonGenerator json) {
        json.writeNumberProperty("pictures", score.pictures());
        if (score.pictures() > 0) {
            number("loss", score.loss(), json);
            json.writeNumberProperty("top1", score.top1());
            json.writeNumberProperty("top5", score.top5());
        }
    }

    private static String line(String kind, Consumer<JsonGenerator> content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("kind", kind);
            content.accept(json);
            json.writeEndObject();
        }
        return text.toString();
    }
}
