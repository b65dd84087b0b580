package lamina.cli;

import java.util.Locale;

/** Numbers as people read them; the same in every country, so that output can be compared. */
final class Numbers {
    private static final double KIBIBYTE = 1 << 10;
    private static final double MEBIBYTE = 1 << 20;

    private Numbers() {}

    /** {@code 60,965,224}. */
    static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A share from 0 to 1 as {@code 81.2 %}; {@code -} if it is not known. */
    static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** Bytes as {@code 1,134.4 KiB}. */
    static String kibibytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f KiB", bytes / KIBIBYTE);
    }

    /** Bytes as {@code 1,234.5 MiB}. */
    static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f MiB", bytes / MEBIBYTE);
    }

    /** A loss, {@code 0.532}; {@code -} if there is none. */
    static String loss(double loss) {
        return Double.isNaN(loss) ? "-" : String.format(Locale.ROOT, "%.3f", loss);
    }

    /** A time as {@code 0:07}, {@code 12:34} or {@code 1:02:03}. */
    static String time(double seconds) {
        long all = Math.max(0, Math.round(seconds));
        String minutesAndSeconds =
                String.format(Locale.ROOT, all < 3600 ? "%d:%02d" : "%02d:%02d", all / 60 % 60, all % 60);
        return all < 3600 ? minutesAndSeconds : all / 3600 + ":" + minutesAndSeconds;
    }

    /** {@code 1 picture}, {@code 2,000 pictures}. */
    static String count(long number, String noun) {
        return grouped(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
