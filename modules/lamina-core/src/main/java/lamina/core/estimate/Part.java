package lamina.core.estimate;

import java.util.Locale;

/**
 * A part of what a run takes.
 *
 * @param name what it is for
 * @param bytes how much
 */
public record Part(String name, long bytes) {

    /** Bytes as people read them: {@code 12.3 MiB}, {@code 2.41 GiB}. */
    public static String text(long bytes) {
        return bytes < 1L << 30
                ? String.format(Locale.ROOT, "%.1f MiB", bytes / 0x1p20)
                : String.format(Locale.ROOT, "%,.2f GiB", bytes / 0x1p30);
    }
}
