package lamina.cli;

import java.io.StringWriter;
import java.util.List;
import lamina.core.train.Prediction;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a picture shows, as one line of JSON: {@code picture}, and {@code best}, a list of {@code label}, {@code class} and
 * {@code probability}, the most probable first.
 *
 * @param classes names by label
 * @param top how many of them
 */
record PredictionJson(List<String> classes, int top) {
    private static final JsonFactory JSON = new JsonFactory();

    String line(Prediction prediction) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("picture", prediction.picture());
            json.writeName("best").writeStartArray();
            prediction.best(top).forEach(label -> {
                json.writeStartObject();
                json.writeNumberProperty("label", label);
                json.writeStringProperty("class", classes.get(label));
                json.writeNumberProperty("probability", prediction.probability(label));
                json.writeEndObject();
            });
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }
}
