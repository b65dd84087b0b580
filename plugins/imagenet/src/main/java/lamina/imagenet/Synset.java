package lamina.imagenet;

import java.util.Map;
import lamina.api.DataException;

/**
 * A set of synonyms, as {@code meta.mat} has it.
 *
 * @param number its number in the challenge, from 1
 * @param wnid its WordNet id
 * @param words the synonyms
 * @param leaf whether it has no children: only such are told apart
 */
record Synset(int number, String wnid, String words, boolean leaf) {

    static Synset of(Map<String, MatValue> fields, String where) {
        String number = fields.keySet().stream()
                .filter(name -> name.endsWith("_ID") && !name.equals("WNID"))
                .findFirst()
                .orElse("ILSVRC2012_ID");
        return new Synset(
                (int) number(fields, number, where),
                text(fields, "WNID", where),
                text(fields, "words", where),
                number(fields, "num_children", where) == 0);
    }

    /** As a class is called. */
    String name() {
        return wnid + " " + words;
    }

    private static double number(Map<String, MatValue> fields, String name, String where) {
        if (fields.get(name) instanceof MatValue.Numbers numbers
                && numbers.values().size() == 1) {
            return numbers.values().getFirst();
        }
        throw new DataException(
                "%s has a synset without a number '%s'; its fields: %s".formatted(where, name, fields.keySet()));
    }

    private static String text(Map<String, MatValue> fields, String name, String where) {
        if (fields.get(name) instanceof MatValue.Text text && !text.value().isBlank()) {
            return text.value().strip();
        }
        throw new DataException(
                "%s has a synset without a text '%s'; its fields: %s".formatted(where, name, fields.keySet()));
    }
}
