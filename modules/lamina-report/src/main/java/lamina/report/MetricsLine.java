package lamina.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A line of {@code metrics.jsonl}.
 *
 * @param kind what it is about
 * @param numbers by their keys: those of objects within it as {@code validation.loss}, those of named objects in an array as
 *     {@code layers.conv1.dead}
 * @param texts every text in it but the kind
 */
record MetricsLine(String kind, Map<String, Double> numbers, List<String> texts) {
    private static final JsonFactory JSON = new JsonFactory();

    /** Reads a line; empty if it is none, as the one that a full disk cut off. */
    static Optional<MetricsLine> parse(String text) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        List<String> texts = new ArrayList<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            String kind = read(json, "kind", numbers, texts);
            return kind.isEmpty() ? Optional.empty() : Optional.of(new MetricsLine(kind, numbers, texts));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Reads an object to its end; the text that names it, or nothing. */
    private static String read(JsonParser json, String naming, Map<String, Double> numbers, List<String> texts) {
        String name = "";
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            JsonToken token = json.nextToken();
            if (token == JsonToken.VALUE_STRING && key.equals(naming)) {
                name = json.getString();
            } else {
                value(json, key, numbers, texts);
            }
        }
        return name;
    }

    private static void value(JsonParser json, String key, Map<String, Double> numbers, List<String> texts) {
        switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, Double> within = new LinkedHashMap<>();
                String name = read(json, "name", within, texts);
                String prefix = name.isEmpty() ? key + "." : key.replaceAll("\\.\\d+$", ".") + name + ".";
                within.forEach((inner, number) -> numbers.put(prefix + inner, number));
            }
            case START_ARRAY -> {
                for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                    value(json, key + "." + i, numbers, texts);
                }
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numbers.put(key, json.getDoubleValue());
            case VALUE_NULL -> numbers.put(key, Double.NaN); // what JSON cannot say
            case VALUE_STRING -> texts.add(json.getString());
            default -> {}
        }
    }

    /** A number; NaN if the line has none of that name. */
    double get(String key) {
        return numbers.getOrDefault(key, Double.NaN);
    }
}
