package lamina.config;

import java.util.List;

/**
 * What kind of file a schema is for.
 *
 * @param prefix of its definitions
 * @param variables whether {@code ${vars.name}} may stand for any value
 * @param change whether it changes another file: then nothing is required, null takes away, and a list's elements have names
 */
record SchemaMode(String prefix, boolean variables, boolean change) {
    static final SchemaMode RUN = new SchemaMode("", true, false);
    static final SchemaMode CHANGE = new SchemaMode("change.", true, true);
    static final SchemaMode PLAIN = new SchemaMode("", false, false);

    /** The kind of what a changing file writes anew. */
    SchemaMode whole() {
        return change ? RUN : this;
    }

    /** A schema of this type, or of a variable in its place. */
    Keywords typed(String type) {
        return variables
                ? new Keywords().with("type", List.of(type, "string")).with("pattern", Variables.WHOLE.pattern())
                : new Keywords().with("type", type);
    }

    /** A schema of some words, or of a text with a variable in it. */
    Keywords words(List<String> words) {
        Keywords known = new Keywords().with("enum", words);
        return variables
                ? new Keywords().with("anyOf", List.of(known, new Keywords().with("pattern", Variables.PART.pattern())))
                : known;
    }
}
