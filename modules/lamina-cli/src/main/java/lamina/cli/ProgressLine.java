package lamina.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A line that says how far something is.
 *
 * @param parts from left to right
 */
record ProgressLine(List<Part> parts) {
    private static final String GAP = "  ";
    private static final int LONGEST_BAR = 30;
    private static final int SHORTEST_BAR = 8;

    /**
     * A part.
     *
     * @param text what it says
     * @param weight where there is no room for all, parts of little weight are left out first
     */
    record Part(String text, int weight) {}

    /** What a line is made of, again and again. */
    interface Source {

        /** The line of this moment. */
        ProgressLine line();

        /** The share that is done, 0 to 1. */
        double share();
    }

    /** All parts. */
    String plain() {
        return String.join(GAP, parts.stream().map(Part::text).toList());
    }

    /**
     * At most {@code width} characters: the parts that fit, and a bar behind the first if there is room for one.
     *
     * @param share how much of the bar is full, 0 to 1
     * @param full the character of the full part
     */
    String fitted(int width, double share, char full) {
        List<Part> kept = new ArrayList<>(parts);
        while (kept.size() > 1 && length(kept) > width) {
            kept.remove(kept.stream().min(Comparator.comparingInt(Part::weight)).orElseThrow());
        }
        List<String> texts = new ArrayList<>(kept.stream().map(Part::text).toList());
        int room = Math.min(LONGEST_BAR, width - length(kept) - GAP.length());
        if (kept.size() == parts.size() && room >= SHORTEST_BAR) {
            texts.add(1, bar(room, share, full));
        }
        String line = String.join(GAP, texts);
        return line.substring(0, Math.min(width, line.length()));
    }

    private static String bar(int width, double share, char full) {
        int filled = (int) Math.round(share * width);
        return String.valueOf(full).repeat(filled) + ".".repeat(width - filled);
    }

    private static int length(List<Part> parts) {
        return parts.stream().mapToInt(part -> part.text().length()).sum() + GAP.length() * (parts.size() - 1);
    }
}
