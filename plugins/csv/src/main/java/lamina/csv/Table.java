package lamina.csv;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.train.RunFile;

/** A file of comma-separated values (RFC 4180) that grows row by row; the first column counts up. */
final class Table implements AutoCloseable {
    private static final String END = "\r\n";

    private final RunFile file;

    private Table(RunFile file) {
        this.file = file;
    }

    /**
     * Opens a table, new or to go on with.
     *
     * @param last rows whose first column is above it are dropped, and so is what a killed write left of one
     * @throws DataException if it cannot be written, or has other columns
     */
    static Table open(Path file, List<String> columns, long last) {
        String header = row(columns.stream());
        try {
            long kept = Files.exists(file) ? kept(file, header, last) : 0;
            RunFile table = RunFile.open(file, kept);
            if (kept == 0) {
                table.add(header);
            }
            return new Table(table);
        } catch (IOException e) {
            throw RunFile.failure(file, e);
        }
    }

    /** The length of what stays. No cell holds a line's end but in quotes, and the numbers in front never do. */
    private static long kept(Path file, String header, long last) throws IOException {
        String text = Files.readString(file);
        if (!text.startsWith(header)) {
            if (header.startsWith(text)) {
                return 0; // a killed write left half of the header
            }
            throw new DataException(
                    "%s does not begin with %s, so it is not of this run or of another Lamina: move it away"
                            .formatted(file.toAbsolutePath(), header.strip()));
        }
        int end = header.length();
        for (int next = after(text, end); next > 0 && first(text, end) <= last; next = after(text, end)) {
            end = next;
        }
        return text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
    }

    /** Where the row ends that begins here; 0 if it is not whole. */
    private static int after(String text, int begin) {
        boolean quoted = false;
        for (int i = begin; i < text.length(); i++) {
            quoted ^= text.charAt(i) == '"';
            if (!quoted && text.startsWith(END, i)) {
                return i + END.length();
            }
        }
        return 0;
    }

    private static long first(String text, int begin) {
        try {
            return Long.parseLong(text, begin, text.indexOf(',', begin), 10);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return Long.MAX_VALUE; // no row of ours
        }
    }

    /** Appends a row, whole or not at all. */
    void add(Object... cells) {
        file.add(row(Stream.of(cells).map(Object::toString)));
    }

    private static String row(Stream<String> cells) {
        return cells.map(Table::quoted).collect(Collectors.joining(",", "", END));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        file.close();
    }
}
