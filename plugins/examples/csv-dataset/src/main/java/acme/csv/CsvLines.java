package acme.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import lamina.api.DataException;

/** Takes a file's lines one by one, and keeps what is wrong with them. */
final class CsvLines {
    private final Path file;
    private final String path;
    private final String label;
    private final BadLines bad;
    private final Map<String, String> seen = new HashMap<>(); // where each path is
    private final List<CsvTable.Row> rows = new ArrayList<>();

    CsvLines(Path file, String path, String label) {
        this.file = file;
        this.path = path;
        this.label = label;
        this.bad = new BadLines(file);
    }

    /** @throws DataException if lines are wrong, or there are none */
    List<CsvTable.Row> rows(Iterator<CsvRecord> lines) {
        List<String> columns = lines.hasNext() ? lines.next().getFields() : List.of();
        int pathAt = column(columns, path, "path");
        int labelAt = column(columns, label, "label");
        while (lines.hasNext()) {
            CsvRecord line = lines.next();
            String where = "%s:%d".formatted(file, line.getStartingLineNumber());
            if (line.getFieldCount() == columns.size()) {
                take(new CsvTable.Row(where, line.getField(pathAt), line.getField(labelAt)));
            } else {
                bad.add(
                        where,
                        "%d values, but the first line names %d columns; a value with a comma in it stands in quotes"
                                .formatted(line.getFieldCount(), columns.size()));
            }
        }
        bad.tell();
        if (rows.isEmpty()) {
            throw new DataException(file + " names no picture: expected a line for each below the first one");
        }
        return List.copyOf(rows);
    }

    private int column(List<String> columns, String column, String setting) {
        int at = columns.indexOf(column);
        if (at < 0 || at != columns.lastIndexOf(column)) {
            throw new DataException(
                    "%s:1: %s column is called \"%s\", of %s: rename one, or change the dataset's \"%s\""
                            .formatted(file, at < 0 ? "no" : "more than one", column, columns, setting));
        }
        return at;
    }

    private void take(CsvTable.Row row) {
        String before = seen.putIfAbsent(row.path(), row.where());
        if (row.path().isBlank() || !isPath(row.path())) {
            bad.add(row.where(), "\"%s\" is no path".formatted(row.path()));
        } else if (row.label().isBlank()) {
            bad.add(row.where(), "no label");
        } else if (before != null) {
            bad.add(row.where(), "%s is at %s already".formatted(row.path(), before));
        }
        rows.add(row);
    }

    private static boolean isPath(String text) {
        try {
            Path.of(text);
            return true;
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
