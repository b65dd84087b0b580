package lamina.config;

import java.math.BigDecimal;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import lamina.core.plugin.Nearest;

/** Binds what has no parts. */
final class Scalars {
    private final Problems problems;

    Scalars(Problems problems) {
        this.problems = problems;
    }

    Optional<Bound> bind(Form.Scalar scalar, Node node, Spot spot) {
        return switch (scalar) {
            case INT -> number(node, spot, "a whole number", 32, BigDecimal::intValueExact);
            case LONG -> number(node, spot, "a whole number", 64, BigDecimal::longValueExact);
            case FLOAT -> number(node, spot, "a number", 32, Scalars::finiteFloat);
            case DOUBLE -> number(node, spot, "a number", 64, Scalars::finiteDouble);
            case BOOLEAN -> flag(node, spot);
            case TEXT -> text(node, spot, "a text").map(s -> new Bound(s, new Node.Text(node.place(), s)));
            case PATH -> path(node, spot);
        };
    }

    private Optional<Bound> number(
            Node node, Spot spot, String expected, int bits, Function<BigDecimal, Object> exact) {
        if (!(node instanceof Node.Numeral numeral)) {
            return wrong(node, spot, expected);
        }
        Optional<String> broken = spot.range().flatMap(range -> Ranges.broken(range, numeral.value()));
        if (broken.isPresent()) {
            return wrong(node, spot, broken.get());
        }
        try {
            return Optional.of(new Bound(exact.apply(numeral.value()), node));
        } catch (ArithmeticException e) { // a fraction, or too large
            boolean fraction = numeral.value().stripTrailingZeros().scale() > 0;
            return wrong(node, spot, fraction ? expected : "%s that fits into %d bits".formatted(expected, bits));
        }
    }

    private static Object finiteFloat(BigDecimal value) {
        float number = value.floatValue();
        if (Float.isInfinite(number)) {
            throw new ArithmeticException();
        }
        return number;
    }

    private static Object finiteDouble(BigDecimal value) {
        double number = value.doubleValue();
        if (Double.isInfinite(number)) {
            throw new ArithmeticException();
        }
        return number;
    }

    private Optional<Bound> flag(Node node, Spot spot) {
        return node instanceof Node.Flag flag
                ? Optional.of(new Bound(flag.value(), node))
                : wrong(node, spot, "true or false");
    }

    /** The text; in YAML also what would be a number or a truth value elsewhere. */
    private Optional<String> text(Node node, Spot spot, String expected) {
        boolean yaml = node.place().source().yaml();
        if (node instanceof Node.Text text) {
            return Optional.of(text.value());
        }
        if (yaml && node instanceof Node.Numeral numeral) {
            return Optional.of(numeral.written());
        }
        if (yaml && node instanceof Node.Flag flag) {
            return Optional.of(flag.written());
        }
        wrong(node, spot, expected);
        return Optional.empty();
    }

    /** Made absolute from the current directory, so that the resolved configuration means the same wherever it is read again. */
    private Optional<Bound> path(Node node, Spot spot) {
        return text(node, spot, "a path").flatMap(text -> {
            try {
                Path path = Path.of(text).toAbsolutePath().normalize();
                return Optional.of(new Bound(path, new Node.Text(node.place(), path.toString())));
            } catch (InvalidPathException e) {
                return wrong(node, spot, "a path");
            }
        });
    }

    Optional<Bound> constant(Class<?> type, Node node, Spot spot) {
        List<String> known = constants(type);
        Optional<String> text = text(node, spot, "one of " + String.join(", ", known));
        return text.flatMap(word -> {
            int index = known.indexOf(word);
            return index < 0
                    ? wrong(node, spot, "one of " + String.join(", ", known), Nearest.hint(word, known))
                    : Optional.of(new Bound(type.getEnumConstants()[index], new Node.Text(node.place(), word)));
        });
    }

    /** The constants of an enumeration as configuration writes them. */
    static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Scalars::name).toList();
    }

    private static String name(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private Optional<Bound> wrong(Node node, Spot spot, String expected) {
        return wrong(node, spot, expected, "");
    }

    private Optional<Bound> wrong(Node node, Spot spot, String expected, String hint) {
        problems.add(node.place(), spot.path(), "must be " + expected + "; found " + node.found() + hint);
        return Optional.empty();
    }
}
