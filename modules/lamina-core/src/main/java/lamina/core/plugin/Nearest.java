package lamina.core.plugin;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that was probably meant. */
public final class Nearest {

    private Nearest() {}

    /** The known name nearest to a word, if one is near enough to be meant. */
    public static Optional<String> to(String word, Collection<String> known) {
        return known.stream()
                .filter(name -> near(word, name))
                .min(Comparator.comparingInt((String name) -> distance(plain(word), plain(name)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code ; did you mean "conv"?} or nothing, to be put at the end of a message. */
    public static String hint(String word, Collection<String> known) {
        return to(word, known).map(name -> "; did you mean \"" + name + "\"?").orElse("");
    }

    private static boolean near(String word, String name) {
        String a = plain(word);
        String b = plain(name);
        int shorter = Math.min(a.length(), b.length());
        boolean begins = shorter >= 3 && (a.startsWith(b) || b.startsWith(a));
        return begins || distance(a, b) <= Math.min(3, (shorter + 2) / 3);
    }

    /** Case, dashes and underscores are what people get wrong without noticing. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
    }

    /** Insertions, deletions, replacements and swaps of neighbours that make one word of the other (Damerau 1964). */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, d);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] d) {
        int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, d[i - 2][j - 2] + 1) : least;
    }
}
