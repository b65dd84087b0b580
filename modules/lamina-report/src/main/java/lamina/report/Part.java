package lamina.report;

import java.util.function.Function;
import java.util.function.Supplier;
import lamina.api.LaminaException;

/**
 * A part of a report: there, or missing for a reason that the page tells.
 *
 * @param <T> what it is made of
 */
public sealed interface Part<T> {

    /**
     * It is there.
     *
     * @param value what it is made of
     */
    record There<T>(T value) implements Part<T> {}

    /**
     * It is missing.
     *
     * @param why a sentence for people
     */
    record Missing<T>(String why) implements Part<T> {}

    /** Makes a part; what keeps it from being made is the reason why it is missing. */
    static <T> Part<T> of(Supplier<T> maker) {
        try {
            return new There<>(maker.get());
        } catch (LaminaException e) {
            return new Missing<>(e.getMessage());
        }
    }

    /** Makes another part of it; missing for the same reason. */
    default <U> Part<U> map(Function<T, U> mapping) {
        return switch (this) {
            case There<T>(T value) -> new There<>(mapping.apply(value));
            case Missing<T>(String why) -> new Missing<>(why);
        };
    }

    /** What it is made of, or something else in its stead. */
    default T orElse(T other) {
        return switch (this) {
            case There<T>(T value) -> value;
            case Missing<T> _ -> other;
        };
    }
}
