package lamina.config;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lamina.core.plugin.Nearest;

/**
 * Puts values in the place of what is written for them. {@code ${vars.name}} is what the configuration's {@code vars} have under that name:
 * of its own type where it is the whole text, else its text; a dotted name goes into an object. {@code ${env:NAME}} is a variable of the
 * environment, always a text, {@code ${env:NAME:-text}} with what holds where there is none. <code>$${</code> writes <code>${</code>. Keys stay
 * as they are.
 */
final class Variables {
    /** The key of the values. */
    static final String KEY = "vars";

    /** A text that is a variable as a whole, so of whatever type. */
    static final Pattern WHOLE = Pattern.compile("^\\$\\{vars\\.[^}]+\\}$");

    /** A text with a variable in it. */
    static final Pattern PART = Pattern.compile("\\$\\{");

    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)\\}?");
    private static final String OF_VARIABLE = KEY + ".";
    private static final String OF_ENVIRONMENT = "env:";
    private static final String OTHERWISE = ":-";
    private static final int MOST = 100_000; // replacements: variables of variables of variables grow without bounds

    private final Map<String, String> environment;
    private final Problems problems;
    private final Node.Fields values;
    private final Deque<String> open = new ArrayDeque<>();
    private int replaced;

    private Variables(Map<String, String> environment, Problems problems, Node.Fields values) {
        this.environment = environment;
        this.problems = problems;
        this.values = values;
    }

    static Keywords schema() {
        return new Keywords()
                .with("type", "object")
                .with("description", "Values by name, for ${vars.name} elsewhere")
                .with("propertyNames", new Keywords().with("pattern", "^" + Named.NAME + "$"));
    }

    /** The tree with values in it, and without the variables. */
    static Node resolved(Node root, Map<String, String> environment, Problems problems) {
        if (!(root instanceof Node.Fields run)) {
            return root;
        }
        Node written = run.get(KEY).orElse(new Node.Fields(run.place(), List.of()));
        if (written instanceof Node.Fields values) {
            values.fields().forEach(field -> named(field, problems));
            return new Variables(environment, problems, values).replaced(run.without(KEY), Spot.root());
        }
        problems.add(written.place(), KEY, "must be an object with a value for each name; found " + written.found());
        return run.without(KEY);
    }

    private static void named(Node.Field field, Problems problems) {
        if (!field.key().matches(Named.NAME)) {
            problems.add(
                    field.place(),
                    KEY,
                    "names must be letters, digits, dashes and underscores; found \"" + field.key() + "\"");
        }
    }

    /** A text in which only the environment is known. */
    static String ofEnvironment(Node.Text text, String path, Map<String, String> environment, Problems problems) {
        Node.Fields none = new Node.Fields(text.place(), List.of());
        return new Variables(environment, problems, none).joined(text, path);
    }

    /** The text that means this text. */
    static String escaped(String text) {
        return text.replace("${", "$${");
    }

    /** What a text without variables means. */
    static String plain(String text) {
        return text.replace("$${", "${");
    }

    /** The tree that means this tree. */
    static Node escaped(Node node) {
        return switch (node) {
            case Node.Text text -> new Node.Text(text.place(), escaped(text.value()));
            case Node.Items items ->
                new Node.Items(
                        items.place(),
                        items.items().stream().map(Variables::escaped).toList());
            case Node.Fields fields ->
                new Node.Fields(
                        fields.place(),
                        fields.fields().stream()
                                .map(f -> new Node.Field(f.place(), f.key(), escaped(f.value())))
                                .toList());
            default -> node;
        };
    }

    private Node replaced(Node node, Spot spot) {
        return switch (node) {
            case Node.Text text -> value(text, spot.path());
            case Node.Items items -> new Node.Items(items.place(), elements(items, spot));
            case Node.Fields fields ->
                new Node.Fields(
                        fields.place(),
                        fields.fields().stream()
                                .map(f -> new Node.Field(f.place(), f.key(), replaced(f.value(), spot.field(f.key()))))
                                .toList());
            default -> node;
        };
    }

    private List<Node> elements(Node.Items items, Spot spot) {
        List<String> names = "layers".equals(spot.path()) ? Layers.names(items) : List.of();
        List<Node> elements = new ArrayList<>();
        for (int i = 0; i < items.items().size(); i++) {
            Spot own = names.isEmpty() ? spot.element(i) : spot.field(names.get(i));
            elements.add(replaced(items.items().get(i), own));
        }
        return elements;
    }

    private Node value(Node.Text text, String path) {
        return WHOLE.matcher(text.value()).matches()
                ? variable(text.value().substring(2, text.value().length() - 1), text.place(), path)
                        .orElse(text)
                : new Node.Text(text.place(), joined(text, path));
    }

    private String joined(Node.Text text, String path) {
        Matcher matcher = REFERENCE.matcher(text.value());
        return matcher.replaceAll(found -> Matcher.quoteReplacement(
                found.group(1) == null ? "${" : part(found.group(), found.group(1), text.place(), path)));
    }

    private String part(String written, String reference, Place place, String path) {
        if (written.endsWith("}") && reference.startsWith(OF_ENVIRONMENT)) {
            return environment(reference.substring(OF_ENVIRONMENT.length()), place, path);
        }
        if (written.endsWith("}") && reference.startsWith(OF_VARIABLE)) {
            return variable(reference, place, path)
                    .map(value -> text(written, value, place, path))
                    .orElse("");
        }
        problems.add(
                place,
                path,
                "\"%s\" is no variable: ${vars.name} is, and ${env:NAME}, ${env:NAME:-otherwise}; $${ writes ${"
                        .formatted(written));
        return "";
    }

    private String text(String written, Node value, Place place, String path) {
        return switch (value) {
            case Node.Text text -> text.value();
            case Node.Numeral numeral -> numeral.written();
            case Node.Flag flag -> flag.written();
            default -> {
                problems.add(
                        place,
                        path,
                        "%s cannot stand within a text: it is %s (%s)"
                                .formatted(written, value.found(), value.place()));
                yield "";
            }
        };
    }

    private String environment(String reference, Place place, String path) {
        int otherwise = reference.indexOf(OTHERWISE);
        String name = otherwise < 0 ? reference : reference.substring(0, otherwise);
        Optional<String> value = Optional.ofNullable(environment.get(name));
        if (value.isEmpty() && otherwise < 0) {
            problems.add(
                    place,
                    path,
                    "the environment has no variable \"%s\"; set it, or say what holds without it: ${env:%s:-otherwise}"
                            .formatted(name, name));
        }
        return value.orElseGet(() -> otherwise < 0 ? "" : reference.substring(otherwise + OTHERWISE.length()));
    }

    /** The value of {@code vars.name}, variables in it replaced. */
    private Optional<Node> variable(String reference, Place place, String path) {
        if (open.contains(reference)) {
            List<String> round = new ArrayList<>(open).reversed();
            problems.add(
                    place,
                    path,
                    "a variable must not need itself: %s, %s".formatted(String.join(", ", round), reference));
            return Optional.empty();
        }
        if (++replaced > MOST) {
            if (replaced == MOST + 1) {
                problems.add(place, path, "the variables need each other more than %d times".formatted(MOST));
            }
            return Optional.empty();
        }
        Optional<Node> written = find(reference.substring(OF_VARIABLE.length()), place, path);
        open.push(reference);
        Optional<Node> value = written.map(node -> replaced(node, new Spot(path, Optional.empty(), Optional.empty())));
        open.pop();
        return value;
    }

    private Optional<Node> find(String name, Place place, String path) {
        Node node = values;
        for (String key : name.split("\\.", -1)) {
            List<String> known = node instanceof Node.Fields fields
                    ? fields.fields().stream().map(Node.Field::key).toList()
                    : List.of();
            if (!known.contains(key)) {
                problems.add(
                        place,
                        path,
                        "no variable \"%s\"; %s%s"
                                .formatted(
                                        name,
                                        known.isEmpty() ? "there are none" : "there are " + String.join(", ", known),
                                        Nearest.hint(key, known)));
                return Optional.empty();
            }
            node = ((Node.Fields) node).get(key).orElseThrow();
        }
        return Optional.of(node);
    }
}
