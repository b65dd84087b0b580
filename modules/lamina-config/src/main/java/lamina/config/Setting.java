package lamina.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Key;
import lamina.api.Range;

/**
 * A component of a settings record, as {@code lamina plugins info} shows it.
 *
 * @param key its name in configuration
 * @param type what it takes
 * @param preset its default as YAML
 * @param doc its sentence, or nothing
 * @param range the numbers it may take
 */
public record Setting(String key, Type type, Optional<String> preset, String doc, Optional<Range> range) {

    /** The settings of a record, in its order. */
    public static List<Setting> of(Class<?> settings) {
        return Arrays.stream(settings.getRecordComponents()).map(Setting::of).toList();
    }

    private static Setting of(RecordComponent component) {
        return new Setting(
                Optional.ofNullable(component.getAnnotation(Key.class))
                        .map(Key::value)
                        .orElse(component.getName()),
                component.getGenericType(),
                Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value),
                Optional.ofNullable(component.getAnnotation(Doc.class))
                        .map(Doc::value)
                        .orElse(""),
                Optional.ofNullable(component.getAnnotation(Range.class)));
    }

    /** What it takes, in words: {@code whole number, at least 1}. */
    public String takes() {
        return Takes.of(type) + range.map(r -> ", " + Ranges.rule(r)).orElse("");
    }

    /** Whether it may be left out without a default. */
    public boolean optional() {
        return type instanceof ParameterizedType p && p.getRawType() == Optional.class;
    }

    /** Whether it has to be written. */
    boolean required() {
        return preset.isEmpty() && !optional();
    }

    /** The default as a tree; it stands where the object stands that lacks it. */
    Optional<Node> preset(Place object, Problems problems) {
        Place place = object.ofDefault();
        return preset.flatMap(text -> text.isEmpty()
                ? Optional.of(new Node.Text(place, ""))
                : new TreeReader(place.source(), problems).read(text));
    }

    /** The plugin type of the default, if it is a plugin's product. */
    Optional<String> presetType(Problems problems, Place place) {
        return Form.of(type) instanceof Form.Plain ? Optional.empty() : typeOf(preset(place, problems));
    }

    private static Optional<String> typeOf(Optional<Node> preset) {
        return preset.flatMap(node -> switch (node) {
            case Node.Text text -> Optional.of(text.value());
            case Node.Fields fields ->
                fields.get("type").filter(Node.Text.class::isInstance).map(type -> ((Node.Text) type).value());
            default -> Optional.empty();
        });
    }
}
