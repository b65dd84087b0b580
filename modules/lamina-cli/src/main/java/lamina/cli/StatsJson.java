package lamina.cli;

import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lamina.core.survey.Statistics;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** What {@code data stats} found, as one line of JSON. */
final class StatsJson {
    private static final JsonFactory JSON = new JsonFactory();

    private StatsJson() {}

    static String line(Statistics s) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeNumberProperty("pictures", s.pictures());
            json.writeNumberProperty("pixels", s.pixels());
            json.writeNumberProperty("bytes", s.bytes());
            json.writeNumberProperty("grey", s.grey());
            counts("formats", s.formats(), json);
            range("height", s.height(), json);
            range("width", s.width(), json);
            range("shorter", s.shorter(), json);
            numbers("mean", s.mean(), json);
            numbers("deviation", s.deviation(), json);
            classes(s.classes(), json);
            json.writeName("skipped").writeStartArray();
            s.skipped().forEach(picture -> json.writeString(picture.name()));
            json.writeEndArray();
            json.writeEndObject();
        }
        return text.toString();
    }

    static void counts(String name, Map<String, Integer> counts, JsonGenerator json) {
        json.writeName(name).writeStartObject();
        new TreeMap<>(counts).forEach(json::writeNumberProperty);
        json.writeEndObject();
    }

    static void classes(List<Statistics.ClassCount> classes, JsonGenerator json) {
        json.writeName("classes").writeStartArray();
        for (Statistics.ClassCount count : classes) {
            json.writeStartObject();
            json.writeStringProperty("name", count.name());
            json.writeNumberProperty("pictures", count.pictures());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void range(String name, Statistics.Range range, JsonGenerator json) {
        json.writeName(name).writeStartObject();
        json.writeNumberProperty("least", range.least());
        json.writeNumberProperty("median", range.median());
        json.writeNumberProperty("greatest", range.greatest());
        json.writeEndObject();
    }

    private static void numbers(String name, List<Double> numbers, JsonGenerator json) {
        json.writeName(name).writeStartArray();
        numbers.forEach(json::writeNumber);
        json.writeEndArray();
    }
}
