package lamina.report;

import java.util.List;

/** Names of classes; where a dataset's are not known, their numbers. */
record ClassNames(List<String> names) {
    private static final int SHORT = 24;

    String of(int label) {
        return label < names.size() && !names.get(label).isBlank() ? names.get(label) : "class " + label;
    }

    /** A name that fits above a column; ImageNet's are lists of synonyms. */
    String brief(int label) {
        String name = of(label).split(",", 2)[0].strip();
        return name.codePointCount(0, name.length()) <= SHORT
                ? name
                : name.substring(0, name.offsetByCodePoints(0, SHORT - 1)) + "\u2026";
    }
}
