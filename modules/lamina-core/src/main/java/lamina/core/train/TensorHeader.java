package lamina.core.train;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lamina.api.DataException;
import lamina.api.graph.Element;
import lamina.api.graph.Shape;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The JSON at the head of a safetensors file: {@code {"__metadata__": {…}, "conv1.weights": {"dtype": "F32", "shape": […], …}}}. */
record TensorHeader(Map<String, String> metadata, Map<String, TensorEntry> tensors) {
    private static final String METADATA = "__metadata__";

    byte[] json() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeName(METADATA).writeStartObject();
            metadata.forEach(json::writeStringProperty);
            json.writeEndObject();
            tensors.values().forEach(tensor -> write(tensor, json));
            json.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(TensorEntry tensor, JsonGenerator json) {
        json.writeName(tensor.name()).writeStartObject();
        json.writeStringProperty("dtype", TensorEntry.dtype(tensor.element()));
        json.writeName("shape").writeStartArray();
        tensor.shape().dimensions().forEach(json::writeNumber);
        json.writeEndArray();
        json.writeName("data_offsets").writeStartArray();
        json.writeNumber(tensor.begin()).writeNumber(tensor.end());
        json.writeEndArray().writeEndObject();
    }

    /**
     * Reads a header.
     *
     * @param file for messages
     */
    static TensorHeader parse(String file, byte[] text) {
        TensorHeader header = new TensorHeader(new LinkedHashMap<>(), new LinkedHashMap<>());
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            expect(json.nextToken(), JsonToken.START_OBJECT, file, "the header");
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                expect(json.nextToken(), JsonToken.START_OBJECT, file, "\"" + name + "\"");
                if (name.equals(METADATA)) {
                    metadata(json, header.metadata);
                } else if (header.tensors.put(name, tensor(file, name, json)) != null) {
                    throw new DataException(file + ": the header names the tensor " + name + " twice");
                }
            }
            return header;
        } catch (JacksonException e) {
            String reason =
                    JsonEnd.of(e).map(end -> end + ". Copy or train it again").orElseGet(e::getOriginalMessage);
            throw new DataException(file + ": its header is not the JSON of a safetensors file: " + reason, e);
        }
    }

    private static void metadata(JsonParser json, Map<String, String> into) {
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            json.nextToken();
            into.put(key, json.getValueAsString(""));
            json.skipChildren();
        }
    }

    private static TensorEntry tensor(String file, String name, JsonParser json) {
        String dtype = "";
        List<Long> shape = List.of();
        List<Long> offsets = List.of();
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            json.nextToken();
            switch (key) {
                case "dtype" -> dtype = json.getValueAsString("");
                case "shape" -> shape = numbers(json, file, name, key);
                case "data_offsets" -> offsets = numbers(json, file, name, key);
                default -> json.skipChildren();
            }
        }
        if (offsets.size() != 2) {
            throw new DataException(
                    file + ": the tensor " + name + " has data_offsets " + offsets + ", expected [begin, end]");
        }
        return new TensorEntry(
                name, element(file, name, dtype), shape(file, name, shape), offsets.get(0), offsets.get(1));
    }

    private static Element element(String file, String name, String dtype) {
        return TensorEntry.element(dtype)
                .orElseThrow(
                        () -> new DataException(
                                file + ": the tensor " + name + " has dtype \"" + dtype
                                        + "\", expected F32 or I32: convert the file, for example with safetensors in Python (tensor.float())"));
    }

    private static Shape shape(String file, String name, List<Long> dimensions) {
        try {
            return new Shape(dimensions.stream().map(Math::toIntExact).toList());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new DataException(
                    file + ": the tensor " + name + " has shape " + dimensions + ": " + e.getMessage(), e);
        }
    }

    private static List<Long> numbers(JsonParser json, String file, String name, String key) {
        expect(json.currentToken(), JsonToken.START_ARRAY, file, key + " of the tensor " + name);
        List<Long> numbers = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(
                    json.currentToken(),
                    JsonToken.VALUE_NUMBER_INT,
                    file,
                    "a number in " + key + " of the tensor " + name);
            numbers.add(json.getLongValue());
        }
        return numbers;
    }

    private static void expect(JsonToken found, JsonToken expected, String file, String what) {
        if (found != expected) {
            throw new DataException(
                    file + ": " + what + " in its header should be " + words(expected) + ", found " + words(found));
        }
    }

    private static String words(JsonToken token) {
        return token == null
                ? "the end"
                : switch (token) {
                    case START_OBJECT -> "an object";
                    case START_ARRAY -> "a list";
                    case VALUE_NUMBER_INT -> "a whole number";
                    default -> token.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
                };
    }
}
