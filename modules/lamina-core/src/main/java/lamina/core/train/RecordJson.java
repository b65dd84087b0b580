package lamina.core.train;

import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.DataException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/**
 * Records of numbers, truth values, texts, lists, optionals and such records as JSON, whole and exact: what is read equals what was
 * written, to the last bit. Numbers that JSON has not ({@code NaN}) are texts. Keys that a record does not have are passed over, so that a
 * later version may write more; a list that is not there is empty, so that a later version may read what an earlier one wrote.
 */
public final class RecordJson {
    private static final JsonFactory JSON = new JsonFactory();

    private RecordJson() {}

    /** As text, on several lines. */
    public static String write(Record value) {
        StringWriter text = new StringWriter();
        ObjectWriteContext pretty = new ObjectWriteContext.Base() {
            @Override
            public tools.jackson.core.PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter();
            }
        };
        try (JsonGenerator json = JSON.createGenerator(pretty, text)) {
            write(value, json);
        }
        return text + "\n";
    }

    private static void write(Object value, JsonGenerator json) {
        switch (value) {
            case Record fields -> fields(fields, json);
            case List<?> items -> {
                json.writeStartArray();
                items.forEach(item -> write(item, json));
                json.writeEndArray();
            }
            case Optional<?> optional -> optional.ifPresentOrElse(held -> write(held, json), json::writeNull);
            case Boolean flag -> json.writeBoolean(flag);
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Float number when Float.isFinite(number) -> json.writeNumber(number);
            case Double number when Double.isFinite(number) -> json.writeNumber(number);
            default -> json.writeString(value.toString());
        }
    }

    private static void fields(Record value, JsonGenerator json) {
        json.writeStartObject();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            json.writeName(component.getName());
            write(get(component, value), json);
        }
        json.writeEndObject();
    }

    private static Object get(RecordComponent component, Record of) {
        try {
            return component.getAccessor().invoke(of);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record that cannot be read: " + of.getClass(), e);
        }
    }

    /**
     * Reads a record.
     *
     * @param where for messages
     * @throws DataException if the text is no JSON, or not that of such a record
     */
    public static <R extends Record> R read(Class<R> type, String text, String where) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            return type.cast(value(type, json, where));
        } catch (JacksonException e) {
            String reason = JsonEnd.of(e)
                    .map(end -> " is cut off: " + end + ". Put a whole copy in its place")
                    .orElseGet(() -> " is no JSON: " + e.getOriginalMessage());
            throw new DataException(where + reason, e);
        }
    }

    private static Object value(Type type, JsonParser json, String where) {
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            return generic.getRawType() == Optional.class
                    ? optional(argument, json, where)
                    : items(argument, json, where);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return fields(plain, json, where);
        }
        if (json.currentToken() == null || !json.currentToken().isScalarValue()) {
            throw new DataException(where + " should be a single value, found " + json.currentToken());
        }
        return scalar(plain, json.getString(), where);
    }

    /** From the text as it was written: a float that went through a double may be rounded twice. */
    private static Object scalar(Class<?> type, String text, String where) {
        try {
            return switch (type.getName()) {
                case "int" -> Integer.valueOf(text);
                case "long" -> Long.valueOf(text);
                case "float" -> Float.valueOf(text);
                case "double" -> Double.valueOf(text);
                case "boolean" -> Boolean.valueOf(text);
                case "java.lang.Integer" -> Integer.valueOf(text);
                case "java.lang.Long" -> Long.valueOf(text);
                case "java.lang.String" -> text;
                default -> throw new IllegalStateException("no such type is written: " + type);
            };
        } catch (NumberFormatException e) {
            throw new DataException(where + " should be of the type " + type.getSimpleName() + ", found " + text, e);
        }
    }

    private static Optional<Object> optional(Type argument, JsonParser json, String where) {
        return json.currentToken() == JsonToken.VALUE_NULL
                ? Optional.empty()
                : Optional.of(value(argument, json, where));
    }

    private static List<Object> items(Type argument, JsonParser json, String where) {
        expect(JsonToken.START_ARRAY, json, where);
        List<Object> items = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(argument, json, where + "[" + items.size() + "]"));
        }
        return items;
    }

    private static Object fields(Class<?> type, JsonParser json, String where) {
        expect(JsonToken.START_OBJECT, json, where);
        Map<String, RecordComponent> components = new LinkedHashMap<>();
        Arrays.stream(type.getRecordComponents()).forEach(c -> components.put(c.getName(), c));
        Map<String, Object> values = new LinkedHashMap<>();
        for (String key = json.nextName(); key != null; key = json.nextName()) {
            json.nextToken();
            if (components.containsKey(key)) {
                values.put(key, value(components.get(key).getGenericType(), json, where + "." + key));
            } else {
                json.skipChildren();
            }
        }
        components.values().stream()
                .filter(c -> c.getType() == Optional.class)
                .forEach(c -> values.putIfAbsent(c.getName(), Optional.empty()));
        components.values().stream()
                .filter(c -> c.getType() == List.class)
                .forEach(c -> values.putIfAbsent(c.getName(), List.of()));
        return make(type, components, values, where);
    }

    private static Object make(
            Class<?> type, Map<String, RecordComponent> components, Map<String, Object> values, String where) {
        components.keySet().stream()
                .filter(name -> !values.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new DataException(where + " lacks \"" + name + "\"");
                });
        try {
            Class<?>[] types =
                    components.values().stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types)
                    .newInstance(components.keySet().stream().map(values::get).toArray());
        } catch (InvocationTargetException e) {
            throw new DataException(where + ": " + e.getCause().getMessage(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record that cannot be made: " + type, e);
        }
    }

    private static void expect(JsonToken expected, JsonParser json, String where) {
        if (json.currentToken() != expected) {
            throw new DataException(where + " should be " + (expected == JsonToken.START_ARRAY ? "a list" : "an object")
                    + ", found " + json.currentToken());
        }
    }
}
