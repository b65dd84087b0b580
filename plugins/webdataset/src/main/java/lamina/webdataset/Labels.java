package lamina.webdataset;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import lamina.api.DataException;
import lamina.storage.ClassList;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads what tells the class of an example.
 *
 * @param classes the names of the classes, if they are known
 * @param key what the label is called in JSON
 */
record Labels(Optional<ClassList> classes, String key) {
    private static final JsonFactory JSON = new JsonFactory();

    /**
     * The label that a file tells.
     *
     * @param extension of the file
     * @param where for messages
     */
    int read(String extension, byte[] content, String where) {
        String text = extension.toLowerCase(Locale.ROOT).equals("json")
                ? json(content, where)
                : new String(content, StandardCharsets.UTF_8).strip();
        int label = text.matches("\\d{1,9}") ? Integer.parseInt(text) : named(text, where);
        classes.filter(list -> label >= list.size()).ifPresent(list -> {
            throw new DataException("%s is the label %d, but there are %d classes, 0 to %d: correct the list of classes"
                    .formatted(where, label, list.size(), list.size() - 1));
        });
        return label;
    }

    private int named(String text, String where) {
        OptionalInt label = classes.map(list -> list.label(text)).orElse(OptionalInt.empty());
        return label.orElseThrow(() -> new DataException(
                "%s tells the class \"%s\", which is %s. Give the dataset 'classes', a file with a name in each line"
                        .formatted(
                                where,
                                text.substring(0, Math.min(text.length(), 40)),
                                classes.isPresent()
                                        ? "not in the list of classes"
                                        : "no number, and there is no list of classes")));
    }

    /** The value of the key in the outermost object. */
    private String json(byte[] content, String where) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), content)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                for (String name = json.nextName(); name != null; name = json.nextName()) {
                    JsonToken value = json.nextToken();
                    if (name.equals(key) && value.isScalarValue()) {
                        return json.getString();
                    }
                    json.skipChildren();
                }
            }
        } catch (JacksonException e) {
            String reason = e.getOriginalMessage().startsWith("Unexpected end-of-input")
                    ? " is JSON that is cut off: fetch or pack the archive again"
                    : " is no JSON: " + e.getOriginalMessage();
            throw new DataException(where + reason, e);
        }
        throw new DataException("%s has no \"%s\", a number or a text: name another 'labelKey'".formatted(where, key));
    }
}
