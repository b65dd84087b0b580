package lamina.report;

import java.util.Locale;

/** Numbers as people read them; the same in every country. */
final class Say {
    private Say() {}

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** A share from 0 to 1 as {@code 81.2 %}; a dash if it is not known. */
    static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f\u202f%%", 100 * share) : "\u2013";
    }

    /** The share that is left: an error out of an accuracy. */
    static String rest(double share) {
        return percent(1 - share);
    }

    /** Rounded; a dash if it is not known. */
    static String whole(double number) {
        return Double.isFinite(number) ? count(Math.round(number)) : "\u2013";
    }

    /** Four digits that matter; a dash if it is not known. */
    static String number(double number) {
        if (!Double.isFinite(number)) {
            return "\u2013";
        }
        double size = Math.abs(number);
        return size != 0 && (size < 1e-3 || size >= 1e6)
                ? String.format(Locale.ROOT, "%.3g", number)
                : size >= 100
                        ? String.format(Locale.ROOT, "%,.0f", number)
                        : String.format(Locale.ROOT, "%.4g", number);
    }

    /** A time as {@code 0:07}, {@code 12:34} or {@code 1:02:03}; a dash if it is not known. */
    static String time(double seconds) {
        if (!Double.isFinite(seconds)) {
            return "\u2013";
        }
        long all = Math.round(seconds);
        return all < 3600
                ? String.format(Locale.ROOT, "%d:%02d", all / 60, all % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", all / 3600, all / 60 % 60, all % 60);
    }
}
