package lamina.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lamina.core.RunSpec;
import lamina.core.plugin.Registry;

/**
 * JSON Schemas (2020-12) of what is configured, with the plugins that are installed: editors complete and check by them.
 *
 * <p>They follow from the same records as the binding does. What only binding can tell, they let pass: whether a name in {@code from}
 * is a layer, a record's own rule, a variable that nobody defines. In YAML, where a text may be written as what is a number elsewhere,
 * a schema wants quotes.
 */
public final class Schema {
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Registry registry;

    /** Of what these plugins make. */
    public Schema(Registry registry) {
        this.registry = registry;
    }

    /**
     * Of a run. A file that extends another says less, and may take away: it has rules of its own.
     *
     * @return JSON
     */
    public String run() {
        Definitions definitions = new Definitions();
        Keywords whole = run(definitions, SchemaMode.RUN);
        Keywords change = run(definitions, SchemaMode.CHANGE);
        return JsonText.of(document("A run of Lamina")
                .with("if", new Keywords().with("required", List.of(Bases.KEY)))
                .with("then", change)
                .with("else", whole)
                .with("$defs", definitions.all())
                .node());
    }

    /**
     * Of a {@link Sweep}.
     *
     * @return JSON
     */
    public String sweep() {
        Definitions definitions = new Definitions();
        Keywords sweep = new SettingSchemas(registry, definitions, SchemaMode.PLAIN)
                .record(
                        document("A sweep of Lamina").with("type", "object"),
                        Sweep.class,
                        Map.of(Bases.SCHEMA, ignored()));
        return JsonText.of(sweep.with("$defs", definitions.all()).node());
    }

    private static Keywords document(String title) {
        return new Keywords().with("$schema", DIALECT).with("title", title);
    }

    private Keywords run(Definitions definitions, SchemaMode mode) {
        SettingSchemas schemas = new SettingSchemas(registry, definitions, mode);
        return definitions.ref(
                mode.prefix() + "run",
                () -> schemas.record(new Keywords().with("type", "object"), RunSpec.class, heading()));
    }

    /** What is no part of the run itself. */
    private static Map<String, Keywords> heading() {
        Map<String, Keywords> keys = new LinkedHashMap<>();
        keys.put(Bases.SCHEMA, ignored());
        keys.put(Bases.KEY, Bases.schema());
        keys.put(Variables.KEY, Variables.schema());
        return keys;
    }

    private static Keywords ignored() {
        return new Keywords().with("type", "string").with("description", "For editors: what this schema was saved as");
    }
}
