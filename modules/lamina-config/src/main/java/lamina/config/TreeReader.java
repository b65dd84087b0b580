package lamina.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lamina.core.train.JsonEnd;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads JSON or YAML into a tree. */
final class TreeReader {
    private static final TokenStreamFactory YAML = new YAMLFactory(); // dear to make, and every default is read
    private static final TokenStreamFactory JSON = new JsonFactory();

    private final Source source;
    private final Problems problems;

    TreeReader(Source source, Problems problems) {
        this.source = source;
        this.problems = problems;
    }

    /** The tree, or nothing if the text is no JSON or YAML at all: then that is the only problem to tell. */
    Optional<Node> read(String text) {
        TokenStreamFactory factory = source.yaml() ? YAML : JSON;
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            JsonToken first = parser.nextToken();
            Node root = first == null ? new Node.Nothing(Place.startOf(source)) : node(parser);
            if (parser.nextToken() != null) {
                problems.add(place(parser), "", "must be the end of the text; found more after it");
            }
            return Optional.of(root);
        } catch (JacksonException e) {
            Place place = Optional.ofNullable(e.getLocation()).map(this::place).orElse(Place.startOf(source));
            problems.add(place, "", "cannot be read as " + format() + ": " + reason(e));
            return Optional.empty();
        }
    }

    private Node node(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> fields(parser);
            case START_ARRAY -> items(parser);
            default -> scalar(parser);
        };
    }

    private Node scalar(JsonParser parser) {
        Place place = place(parser);
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            problems.add(place, "", "must be written out; found the alias *" + parser.getString());
        }
        return switch (parser.currentToken()) {
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numeral(parser, place);
            case VALUE_TRUE, VALUE_FALSE -> new Node.Flag(place, parser.getBooleanValue(), parser.getString());
            case VALUE_NULL -> new Node.Nothing(place);
            default -> new Node.Text(place, parser.getString());
        };
    }

    /** YAML's infinities and what is not a number are no numbers that a setting could take. */
    private static Node numeral(JsonParser parser, Place place) {
        return parser.isNaN()
                ? new Node.Text(place, parser.getString())
                : new Node.Numeral(place, parser.getDecimalValue(), parser.getString());
    }

    private Node items(JsonParser parser) {
        Place place = place(parser);
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser));
        }
        return new Node.Items(place, items);
    }

    private Node fields(JsonParser parser) {
        Place place = place(parser);
        List<Node.Field> fields = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            Place keyPlace = place(parser);
            parser.nextToken();
            Node value = node(parser);
            Optional<Place> before = Optional.ofNullable(seen.putIfAbsent(key, keyPlace));
            before.ifPresentOrElse(
                    first -> problems.add(keyPlace, key, "must be there once; found it at " + first + " already"),
                    () -> fields.add(new Node.Field(keyPlace, key, value)));
        }
        return new Node.Fields(place, fields);
    }

    private Place place(JsonParser parser) {
        return place(parser.currentTokenLocation());
    }

    private Place place(TokenStreamLocation location) {
        return new Place(source, location.getLineNr(), location.getColumnNr());
    }

    private String format() {
        return source.yaml() ? "YAML" : "JSON";
    }

    /** The parser's sentence without the excerpts of the text that follow its lines in YAML, and its advice to programmers. */
    private static String reason(JacksonException e) {
        return JsonEnd.of(e)
                .map(end -> end + "; write the rest, or put a whole copy in its place")
                .orElseGet(() -> sentence(e));
    }

    private static String sentence(JacksonException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining(", "))
                .replaceAll("\\s*\\(start marker at \\[Source: REDACTED.*?\\]\\)", "")
                .replaceAll("\\s*\\(not recognized as one since Feature .*|: enable `JsonReadFeature.*", "")
                .replaceAll(
                        ", from `\\w+\\.\\w+\\(\\)`|\\(`StreamReadConstraints\\.\\w+\\(\\)`\\)|`StreamReadConstraints\\.\\w+\\(\\)`",
                        "");
    }
}
