package lamina.kernels;

import java.lang.constant.ConstantDesc;
import java.util.OptionalInt;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;

/**
 * A component of one kernel.
 *
 * @param name its name
 * @param value a view, or a number
 */
record Component(String name, Object value) {

    boolean isView() {
        return value instanceof Floats || value instanceof Ints;
    }

    /** Of a view. */
    OptionalInt length() {
        return switch (value) {
            case Floats floats -> OptionalInt.of(floats.length());
            case Ints ints -> OptionalInt.of(ints.length());
            default -> OptionalInt.empty();
        };
    }

    /** What the component is in the code; a view by its length. */
    ConstantDesc constant() {
        return switch (value) {
            case Boolean flag -> flag ? 1 : 0;
            case Integer number -> number;
            case Long number -> number;
            case Float number -> number;
            default -> length().orElseThrow();
        };
    }
}
