package lamina.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows of text in columns that are as wide as they must be. */
final class Table {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    /**
     * A column.
     *
     * @param heading its first line
     * @param numbers whether its content ends at the right
     */
    record Column(String heading, boolean numbers) {}

    Table(Column... columns) {
        this.columns = List.of(columns);
    }

    /** A column of words. */
    static Column words(String heading) {
        return new Column(heading, false);
    }

    /** A column of numbers. */
    static Column numbers(String heading) {
        return new Column(heading, true);
    }

    /** Adds a row, one cell for each column. */
    Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Adds a line across, above totals. */
    Table rule() {
        rows.add(List.of());
        return this;
    }

    /** The headings, a line, the rows. */
    List<String> lines() {
        int[] widths = IntStream.range(0, columns.size()).map(this::width).toArray();
        List<List<String>> all = new ArrayList<>();
        all.add(columns.stream().map(Column::heading).toList());
        all.add(List.of());
        all.addAll(rows);
        return all.stream().map(cells -> line(cells, widths)).toList();
    }

    private int width(int column) {
        Stream<String> cells = rows.stream().filter(row -> !row.isEmpty()).map(row -> row.get(column));
        return Stream.concat(Stream.of(columns.get(column).heading()), cells)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private String line(List<String> cells, int[] widths) {
        List<String> padded = IntStream.range(0, widths.length)
                .mapToObj(
                        i -> cells.isEmpty() ? "-".repeat(widths[i]) : padded(cells.get(i), widths[i], columns.get(i)))
                .toList();
        return String.join(GAP, padded).stripTrailing();
    }

    private static String padded(String cell, int width, Column column) {
        String space = String.join("", Collections.nCopies(width - cell.length(), " "));
        return column.numbers() ? space + cell : cell + space;
    }
}
