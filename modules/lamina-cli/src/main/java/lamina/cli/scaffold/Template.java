package lamina.cli.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with places to fill.
 *
 * @param text in which {@code $Name$} and the like stand for what is only known later
 */
record Template(String text) {
    private static final Pattern PLACE = Pattern.compile("\\$([A-Za-z]+)\\$");
    private static final Pattern NO_CODE = Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*|\"[^\"\n]*\"");

    /** Out of this package's resources. */
    static Template of(String file) {
        try (InputStream in = Template.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("the template " + file + " is missing in lamina.cli");
            }
            return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text with every place filled. */
    String fill(Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalStateException("nothing is known for " + place.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }

    /** Whether its code, comments and texts apart, uses this name for something else. */
    boolean uses(String name) {
        return Pattern.compile("(?<![$\\w])" + name + "\\b") // behind $ it is a part of our own names
                .matcher(NO_CODE.matcher(text).replaceAll(""))
                .find();
    }
}
