package lamina.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A setting that is not as it was.
 *
 * @param key as {@code --set} would write it: {@code layers.conv1.filters}
 * @param then its value, or what stands for an absent one
 * @param now its value, or what stands for an absent one
 */
public record Difference(String key, String then, String now) {
    private static final String ABSENT = "(absent)";

    /** Settings that change nothing of what is learned. */
    private static final List<String> INDIFFERENT =
            List.of("name", "doc", "listeners", "train.loaders", "train.checkpoint", "train.watch");

    /** Whether the run might learn something else by it. */
    public boolean matters() {
        return INDIFFERENT.stream().noneMatch(key -> this.key.equals(key) || this.key.startsWith(key + "."));
    }

    /** {@code train.epochs: then 10, now 20}. */
    @Override
    public String toString() {
        return key + ": then " + then + ", now " + now;
    }

    static List<Difference> between(String then, String now) {
        Map<String, String> before = settings(then);
        Map<String, String> after = settings(now);
        Set<String> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String key : keys) {
            String old = before.getOrDefault(key, ABSENT);
            String present = after.getOrDefault(key, ABSENT);
            if (!old.equals(present)) {
                differences.add(new Difference(key, old, present));
            }
        }
        return differences;
    }

    /** Every value by its path. */
    private static Map<String, String> settings(String json) {
        Map<String, String> settings = new LinkedHashMap<>();
        Optional<Node> tree = new TreeReader(Source.java(json), new Problems()).read(json);
        tree.ifPresent(root -> collect("", root, settings));
        return settings;
    }

    private static void collect(String path, Node node, Map<String, String> into) {
        switch (node) {
            case Node.Fields fields -> fields.fields().forEach(f -> collect(below(path, f.key()), f.value(), into));
            case Node.Items items
            when items.items().stream().anyMatch(Node.Fields.class::isInstance) -> {
                List<String> names = "layers".equals(path) ? Layers.names(items) : List.of();
                for (int i = 0; i < items.items().size(); i++) {
                    collect(
                            below(path, names.isEmpty() ? String.valueOf(i) : names.get(i)),
                            items.items().get(i),
                            into);
                }
                if (!names.isEmpty()) {
                    into.put(path, String.join(", ", names)); // their order
                }
            }
            default -> into.put(path, JsonText.of(node).strip());
        }
    }

    private static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
