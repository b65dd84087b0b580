package lamina.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The named parts of a JSON Schema, each written once; they may refer to each other, and to themselves. */
final class Definitions {
    private final Map<String, Keywords> parts = new LinkedHashMap<>();
    private final Map<Class<?>, String> records = new LinkedHashMap<>();

    /** A reference to a part, which is made unless it is there. */
    Keywords ref(String name, Supplier<Keywords> part) {
        if (!parts.containsKey(name)) {
            parts.put(name, new Keywords()); // found by what refers back to it
            parts.put(name, part.get());
        }
        return Keywords.ref(name);
    }

    /** A name for a record: its own, and a number if another of that name was first. */
    String name(Class<?> record) {
        return records.computeIfAbsent(record, type -> {
            String name = "settings." + type.getSimpleName();
            return records.containsValue(name) ? name + records.size() : name;
        });
    }

    Keywords all() {
        Keywords all = new Keywords();
        parts.forEach(all::with);
        return all;
    }
}
