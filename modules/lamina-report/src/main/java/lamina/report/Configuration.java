package lamina.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.report.markup.Element;
import lamina.report.markup.Markup;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A resolved configuration.
 *
 * @param name of the run
 * @param doc what the run is
 * @param text JSON
 */
record Configuration(String name, String doc, String text) {

    /**
     * Reads it.
     *
     * @throws DataException if there is none
     */
    static Configuration of(Path file) {
        try {
            String text = Files.readString(file);
            return new Configuration(string(text, "name"), string(text, "doc"), text);
        } catch (IOException e) {
            throw new DataException("the configuration cannot be read: " + Reason.of(e), e);
        }
    }

    /** A text at the top level; nothing if there is none. */
    private static String string(String text, String wanted) {
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), text)) {
            json.nextToken();
            for (String key = json.nextName(); key != null; key = json.nextName()) {
                if (json.nextToken() == JsonToken.VALUE_STRING && key.equals(wanted)) {
                    return json.getString();
                }
                json.skipChildren();
            }
            return "";
        } catch (JacksonException e) {
            return ""; // what it says is shown all the same
        }
    }

    List<Markup> content() {
        return List.of(Section.folded(
                "The whole configuration, with every default",
                Element.of("pre", Element.text("code", text)).with("tabindex", "0")));
    }
}
