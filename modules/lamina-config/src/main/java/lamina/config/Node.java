package lamina.config;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Configuration as a tree in which everything knows where it stands. */
sealed interface Node {

    Place place();

    /** How messages show what was found. */
    String found();

    /** A string. */
    record Text(Place place, String value) implements Node {
        @Override
        public String found() {
            return '"' + value + '"';
        }
    }

    /** A number; {@code written} is its text. */
    record Numeral(Place place, BigDecimal value, String written) implements Node {
        @Override
        public String found() {
            return written;
        }
    }

    /** True or false; {@code written} is its text. */
    record Flag(Place place, boolean value, String written) implements Node {
        @Override
        public String found() {
            return written;
        }
    }

    /** {@code null}, or nothing at all in YAML. */
    record Nothing(Place place) implements Node {
        @Override
        public String found() {
            return "nothing";
        }
    }

    /** A list. */
    record Items(Place place, List<Node> items) implements Node {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String found() {
            return "a list";
        }
    }

    /** An object: keys in the order of the text, each once. */
    record Fields(Place place, List<Field> fields) implements Node {
        public Fields {
            fields = List.copyOf(fields);
        }

        @Override
        public String found() {
            return "an object";
        }

        /** What a bare plugin type stands for. */
        static Fields ofType(Text type) {
            return new Fields(type.place, List.of(new Field(type.place, "type", type)));
        }

        Optional<Field> field(String key) {
            return fields.stream().filter(field -> field.key.equals(key)).findFirst();
        }

        Optional<Node> get(String key) {
            return field(key).map(Field::value);
        }

        Fields without(String key) {
            return new Fields(
                    place,
                    fields.stream().filter(field -> !field.key.equals(key)).toList());
        }

        /** With this field in the place of the one with the same key, or at the end. */
        Fields with(Field added) {
            return field(added.key).isPresent()
                    ? new Fields(
                            place,
                            fields.stream()
                                    .map(field -> field.key.equals(added.key) ? added : field)
                                    .toList())
                    : new Fields(
                            place,
                            Stream.concat(fields.stream(), Stream.of(added)).toList());
        }
    }

    /** A key and its value; {@code place} is the key's. */
    record Field(Place place, String key, Node value) {}
}
