package lamina.cli;

import java.io.StringWriter;
import lamina.api.train.Score;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * How well a network did, as one line of JSON: {@code split}, {@code pictures}, {@code loss}, {@code top1} and {@code top5}, the last two
 * from 0 to 1, as in {@code metrics.jsonl}.
 */
record ScoreJson(String split, Score score) {
    private static final JsonFactory JSON = new JsonFactory();

    String line() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("split", split);
            json.writeNumberProperty("pictures", score.pictures());
            json.writeNumberProperty("loss", score.loss());
            json.writeNumberProperty("top1", score.top1());
            json.writeNumberProperty("top5", score.top5());
            json.writeEndObject();
        }
        return text.toString();
    }
}
