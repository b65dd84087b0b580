package lamina.config;

import java.math.BigDecimal;
import java.util.Optional;
import lamina.api.Range;

/** Checks {@link Range}. */
final class Ranges {

    private Ranges() {}

    /** The rule that a number breaks, to follow "must be"; empty if it keeps all. */
    static Optional<String> broken(Range range, BigDecimal number) {
        return low(range, number) || high(range, number) ? Optional.of(rule(range)) : Optional.empty();
    }

    private static boolean low(Range range, BigDecimal number) {
        if (Double.isInfinite(range.min())) {
            return false;
        }
        int comparison = number.compareTo(BigDecimal.valueOf(range.min()));
        return range.above() ? comparison <= 0 : comparison < 0;
    }

    private static boolean high(Range range, BigDecimal number) {
        if (Double.isInfinite(range.max())) {
            return false;
        }
        int comparison = number.compareTo(BigDecimal.valueOf(range.max()));
        return range.below() ? comparison >= 0 : comparison > 0;
    }

    /** A range in words: {@code at least 0 and below 1}. */
    static String rule(Range range) {
        String min = Double.isInfinite(range.min()) ? "" : (range.above() ? "above " : "at least ") + text(range.min());
        String max = Double.isInfinite(range.max()) ? "" : (range.below() ? "below " : "at most ") + text(range.max());
        return min + (min.isEmpty() || max.isEmpty() ? "" : " and ") + max;
    }

    private static String text(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
}
