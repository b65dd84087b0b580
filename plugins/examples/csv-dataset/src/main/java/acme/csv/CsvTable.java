package acme.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lamina.api.DataException;

/**
 * The lines of a CSV file.
 *
 * @param file the file
 * @param rows one for each line but the first, which names the columns
 */
record CsvTable(Path file, List<Row> rows) {
    private static final String MARK = "\uFEFF"; // spreadsheets begin a file in UTF-8 with it

    /**
     * A picture.
     *
     * @param where file and line
     */
    record Row(String where, String path, String label) {}

    /**
     * Reads a file.
     *
     * @param path the column of the paths
     * @param label the column of the labels
     * @throws DataException if it is not there, or not what it should be: all lines that are wrong are told at once
     */
    static CsvTable read(Path file, String path, String label) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new DataException(
                    "there is no file %s: correct the dataset's settings".formatted(file.toAbsolutePath()));
        }
        // as many values as there are columns: told with all else that is wrong, not by an exception at the first
        try (CsvReader<CsvRecord> lines = CsvReader.builder()
                .allowMissingFields(true)
                .allowExtraFields(true)
                .ofCsvRecord(text(file))) {
            return new CsvTable(file, new CsvLines(file, path, label).rows(lines.iterator()));
        } catch (CsvParseException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new DataException(
                    "%s is no CSV file as RFC 4180 has it: %s, %s".formatted(file, e.getMessage(), reason.getMessage()),
                    e);
        }
    }

    private static String text(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            return text.startsWith(MARK) ? text.substring(MARK.length()) : text;
        } catch (CharacterCodingException e) {
            throw new DataException(file + " is not text in UTF-8: save it as that", e);
        }
    }

    /** @throws DataException if a label is no class */
    void requireLabels(List<String> classes) {
        BadLines bad = new BadLines(file);
        for (Row row : rows) {
            if (!classes.contains(row.label)) {
                bad.add(row.where, "the label \"%s\" is no class; those are %s".formatted(row.label, classes));
            }
        }
        bad.tell();
    }
}
