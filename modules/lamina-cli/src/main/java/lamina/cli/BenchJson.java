package lamina.cli;

import java.io.StringWriter;
import lamina.core.graph.SlowPaths;
import lamina.core.train.OpTime;
import lamina.core.train.Timing;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What {@code bench} measured, as one line of JSON. The names from {@code peer} to {@code peak_rss_mb}, and the words for the mode and
 * the precision in them, are those by which other frameworks' benchmarks of the same network tell theirs, so that one table can take
 * both; the rest is Lamina's own. Times are in milliseconds, memory in MiB, shares from 0 to 1.
 *
 * @param result what it measured
 */
record BenchJson(BenchResult result) {
    private static final JsonFactory JSON = new JsonFactory();

    String line() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            what(json);
            speed(json);
            machine(json);
            if (!result.ops().isEmpty()) {
                operations(json);
            }
            json.writeEndObject();
        }
        return text.toString();
    }

    private void what(JsonGenerator json) {
        json.writeStringProperty("peer", "lamina");
        json.writeStringProperty("variant", result.nativeLibrary());
        json.writeStringProperty("mode", result.mode().shared());
        json.writeNumberProperty("batch", result.timing().batch());
        json.writeStringProperty("dtype", result.precision().replace("f32", "fp32"));
        json.writeStringProperty("layout", ""); // each operation has the one it likes
        json.writeBooleanProperty("lrn", normalizes());
        json.writeNumberProperty("threads", result.threads());
    }

    /** Whether it has the normalization of AlexNet that the others' networks can go without. */
    private boolean normalizes() {
        return result.session().assembly().layers().stream()
                .anyMatch(layer -> layer.type().equals("lrn"));
    }

    private void speed(JsonGenerator json) {
        Timing timing = result.timing();
        json.writeNumberProperty("steps", timing.steps());
        number("images_per_s", timing.imagesPerSecond(timing.mean()), json);
        number("images_per_s_median", timing.imagesPerSecond(timing.quantile(0.5)), json);
        number("images_per_s_best", timing.imagesPerSecond(timing.best()), json);
        number("p50_ms", timing.quantile(0.5), json);
        number("p99_ms", timing.quantile(0.99), json);
        number("lost_before", result.lostBefore(), json);
        number("lost_after", result.lostAfter(), json);
        number("first", timing.firstLoss(), json);
        number("last", timing.lastLoss(), json);
        result.peak().ifPresent(peak -> json.writeNumberProperty("peak_rss_mb", peak.longValue()));
        number("best_ms", timing.best(), json);
        number("mean_ms", timing.mean(), json);
    }

    private void machine(JsonGenerator json) {
        json.writeStringProperty("model", result.model());
        json.writeStringProperty("precision", result.precision());
        json.writeStringProperty("native", result.nativeLibrary());
        number("program_mb", result.programBytes() / (double) (1 << 20), json);
        json.writeStringProperty("java", Runtime.version().toString());
        json.writeStringProperty("lamina", Version.number());
        json.writeStringProperty("info", result.device());
    }

    private void operations(JsonGenerator json) {
        number("ops_ms", result.opsSum(), json);
        number("step_over_ops", result.stepOverOps(), json);
        json.writeName("ops").writeStartArray();
        result.ops().forEach(op -> operation(op, json));
        json.writeEndArray();
    }

    private static void operation(OpTime op, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("op", op.placement().op().type());
        json.writeStringProperty("writes", Placements.written(op.placement()));
        json.writeStringProperty("runs_on", op.placement().implementation());
        number("best_ms", op.milliseconds(), json);
        if (op.gigaflops() > 0) {
            number("gflops", op.gigaflops(), json);
        }
        json.writeBooleanProperty("slow", SlowPaths.isSlow(op.placement()));
        json.writeEndObject();
    }

    /** To four places; JSON has neither NaN nor infinity. */
    private static void number(String name, double value, JsonGenerator json) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, Math.round(value * 1e4) / 1e4);
        } else {
            json.writeNullProperty(name);
        }
    }
}
