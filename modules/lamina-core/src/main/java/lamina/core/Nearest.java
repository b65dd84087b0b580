package lamina.core;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds what somebody may have meant by a name that is not known. */
public final class Nearest {
    private Nearest() {}

    /** The known name with the fewest edits, if few enough to be a slip of the hand. */
    public static Optional<String> of(String name, Collection<String> known) {
        int limit = Math.max(2, name.length() / 3);
        return known.stream()
                .min(Comparator.comparingInt(k -> distance(name, k)))
                .filter(k -> distance(name, k) <= limit);
    }

    /** {@code ; did you mean 'conv1'?}, to end a message with; all known names where none is near. */
    public static String hint(String name, Collection<String> known) {
        String all = "; known: " + String.join(", ", known);
        return of(name, known).map(k -> "; did you mean '" + k + "'?").orElse(known.isEmpty() ? "" : all);
    }

    /** Damerau–Levenshtein distance (optimal string alignment), ignoring case: insert, delete, replace, swap neighbours. */
    static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cell(d, a, b, i, j);
            }
        }
        return d[a.length()][b.length()];
    }

    private static int cell(int[][] d, String a, String b, int i, int j) {
        int replace = d[i - 1][j - 1] + (same(a, i - 1, b, j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && same(a, i - 1, b, j - 2) && same(a, i - 2, b, j - 1);
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }

    private static boolean same(String a, int i, String b, int j) {
        return Character.toLowerCase(a.charAt(i)) == Character.toLowerCase(b.charAt(j));
    }
}
