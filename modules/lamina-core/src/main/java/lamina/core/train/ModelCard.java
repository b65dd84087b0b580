package lamina.core.train;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lamina.api.DataException;
import lamina.api.graph.Shape;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What a weights file says of itself, in the {@code __metadata__} of its header.
 *
 * @param name the model's name; empty if the file does not tell
 * @param classes the names of the classes, in the order of the labels; empty if the file does not tell
 * @param picture [height, width, channels] of the picture that the network takes; empty ([]) if the file does not tell
 */
public record ModelCard(String name, List<String> classes, Shape picture) {
    private static final String FORMAT = "lamina.format";
    private static final String NAME = "lamina.name";
    private static final String CLASSES = "lamina.classes";
    private static final String PICTURE = "lamina.picture";

    /** Copies the list. */
    public ModelCard {
        classes = List.copyOf(classes);
    }

    /** As a weights file carries it: strings only, lists as JSON. */
    Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(FORMAT, "1");
        metadata.put(NAME, name);
        metadata.put(CLASSES, json(classes));
        metadata.put(PICTURE, picture.toString());
        return metadata;
    }

    /** Out of a weights file, also one that another program wrote. */
    static ModelCard of(Map<String, String> metadata) {
        return new ModelCard(
                metadata.getOrDefault(NAME, ""),
                strings(metadata.getOrDefault(CLASSES, "[]"), CLASSES),
                new Shape(strings(metadata.getOrDefault(PICTURE, "[]"), PICTURE).stream()
                        .map(Integer::valueOf)
                        .toList()));
    }

    private static String json(List<String> strings) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            strings.forEach(json::writeString);
            json.writeEndArray();
        }
        return text.toString();
    }

    private static List<String> strings(String text, String key) {
        List<String> strings = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                strings.add(json.getString());
            }
            return strings;
        } catch (JacksonException e) {
            throw new DataException("the metadata \"" + key + "\" is not a list: " + text, e);
        }
    }
}
