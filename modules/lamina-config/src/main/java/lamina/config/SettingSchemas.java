package lamina.config;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import lamina.api.Doc;
import lamina.api.Range;
import lamina.api.layer.Layer;
import lamina.core.LayerSpec;
import lamina.core.plugin.Registry;

/** The schema of a setting by what it takes: {@link Binder} in the other direction. */
final class SettingSchemas {
    private final Registry registry;
    private final Definitions definitions;
    private final SchemaMode mode;
    private final ProductSchemas products;

    SettingSchemas(Registry registry, Definitions definitions, SchemaMode mode) {
        this.registry = registry;
        this.definitions = definitions;
        this.mode = mode;
        this.products = new ProductSchemas(registry, this, definitions, mode);
    }

    /** Of a record. */
    Keywords of(Class<?> settings) {
        return definitions.ref(
                mode.prefix() + definitions.name(settings), () -> record(mode.typed("object"), settings, Map.of()));
    }

    /**
     * Of a record's object.
     *
     * @param head the schema to go on with
     * @param more properties that are not the record's
     */
    Keywords record(Keywords head, Class<?> settings, Map<String, Keywords> more) {
        Map<String, Keywords> properties = new LinkedHashMap<>(more);
        Setting.of(settings).forEach(setting -> properties.putIfAbsent(setting.key(), property(setting)));
        List<String> required = Setting.of(settings).stream()
                .filter(setting -> !mode.change() && setting.required())
                .map(Setting::key)
                .toList();
        return head.withText(
                        "description",
                        Optional.ofNullable(settings.getAnnotation(Doc.class))
                                .map(Doc::value)
                                .orElse(""))
                .with("properties", object(properties))
                .with("required", Optional.of(required).filter(keys -> !keys.isEmpty()))
                .with("additionalProperties", false);
    }

    private static Keywords object(Map<String, Keywords> properties) {
        Keywords object = new Keywords();
        properties.forEach(object::with);
        return object;
    }

    private Keywords property(Setting setting) {
        Problems problems = new Problems();
        Place place = Place.startOf(Source.java(setting.key()));
        Keywords schema = form(setting.type(), setting.range(), setting.presetType(problems, place));
        return (mode.change() ? orNull(schema) : schema)
                .withText("description", setting.doc())
                .with("default", setting.preset(place, problems));
    }

    private Keywords form(Type type, Optional<Range> range, Optional<String> presetType) {
        return switch (Form.of(type)) {
            case Form.Maybe maybe -> orNull(form(maybe.of(), range, Optional.empty()));
            case Form.Many many ->
                list(form(many.of(), range, Optional.empty()), whole().form(many.of(), range, Optional.empty()));
            case Form.Network _ -> network();
            case Form.Named named -> named(form(named.of(), Optional.empty(), Optional.empty()));
            case Form.Product product -> products.of(product.product(), presetType);
            case Form.Settings settings -> of(settings.record());
            case Form.Word word ->
                mode.words(Scalars.constants(word.constants())).with("type", "string");
            case Form.Plain plain -> scalar(plain.scalar(), range);
            case Form.Foreign _ -> new Keywords().with("not", new Keywords());
        };
    }

    private SettingSchemas whole() {
        return mode.change() ? new SettingSchemas(registry, definitions, mode.whole()) : this;
    }

    private static Keywords orNull(Keywords schema) {
        return new Keywords().with("if", new Keywords().with("type", "null")).with("else", schema);
    }

    /** A list, or what stands for a list of one; in a changing file also an object of changed elements. */
    private Keywords list(Keywords single, Keywords element) {
        Keywords other = mode.change()
                ? new Keywords()
                        .with("if", new Keywords().with("type", "object"))
                        .with("else", single)
                : single;
        return new Keywords()
                .with("if", new Keywords().with("type", "array"))
                .with("then", new Keywords().with("items", element))
                .with("else", other);
    }

    private Keywords named(Keywords element) {
        return mode.typed("object")
                .with(
                        "propertyNames",
                        new Keywords()
                                .with("pattern", "^" + Named.NAME + "$")
                                .with("not", new Keywords().with("const", LayerSpec.MAIN)))
                .with("additionalProperties", mode.change() ? orNull(element) : element);
    }

    private Keywords network() {
        Keywords layer = whole().products.of(Layer.class, "network-layer", whole().layerKeys());
        if (!mode.change()) {
            return list(layer, layer);
        }
        Keywords changed = products.of(Layer.class, "network-layer", layerKeys());
        Keywords byName = new Keywords().with("type", "object").with("additionalProperties", orNull(changed));
        return new Keywords()
                .with("if", new Keywords().with("type", "object"))
                .with("then", byName)
                .with("else", list(layer, layer));
    }

    /** The keys that belong to every layer. */
    private Map<String, Keywords> layerKeys() {
        Map<String, Keywords> keys = Setting.of(LayerSpec.class).stream()
                .filter(setting -> Layers.KEYS.contains(setting.key()))
                .collect(Collectors.toMap(Setting::key, this::property, (a, _) -> a, LinkedHashMap::new));
        keys.get(Layers.NAME).with("pattern", "^(" + Layers.LETTER + "|" + Variables.PART.pattern() + "[^}]*\\})+$");
        if (mode.change()) {
            keys.put(
                    Elements.AFTER,
                    new Keywords().with("type", "string").with("description", "The layer that a new one follows"));
        }
        return keys;
    }

    private Keywords scalar(Form.Scalar scalar, Optional<Range> range) {
        return switch (scalar) {
            case TEXT, PATH -> new Keywords().with("type", "string");
            case BOOLEAN -> mode.typed("boolean");
            case FLOAT, DOUBLE -> bounded(mode.typed("number"), range);
            case INT -> whole(range, BigDecimal.valueOf(Integer.MIN_VALUE), BigDecimal.valueOf(Integer.MAX_VALUE));
            case LONG -> whole(range, BigDecimal.valueOf(Long.MIN_VALUE), BigDecimal.valueOf(Long.MAX_VALUE));
        };
    }

    private Keywords whole(Optional<Range> range, BigDecimal least, BigDecimal most) {
        Keywords schema = bounded(mode.typed("integer"), range);
        if (range.filter(r -> Double.isFinite(r.min())).isEmpty()) {
            schema.with("minimum", least);
        }
        return range.filter(r -> Double.isFinite(r.max())).isEmpty() ? schema.with("maximum", most) : schema;
    }

    private static Keywords bounded(Keywords schema, Optional<Range> range) {
        Optional<BigDecimal> min =
                range.map(Range::min).filter(Double::isFinite).map(SettingSchemas::plain);
        Optional<BigDecimal> max =
                range.map(Range::max).filter(Double::isFinite).map(SettingSchemas::plain);
        return schema.with(range.filter(Range::above).isPresent() ? "exclusiveMinimum" : "minimum", min)
                .with(range.filter(Range::below).isPresent() ? "exclusiveMaximum" : "maximum", max);
    }

    private static BigDecimal plain(double bound) {
        return new BigDecimal(BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString());
    }
}
