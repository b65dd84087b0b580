package acme.csv;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;

/**
 * Picture files, opened one at a time.
 *
 * @param root where paths begin
 * @param rows the pictures, in the order of the file
 * @param classes the labels, in the order of the classes
 */
record CsvExamples(Path root, List<CsvTable.Row> rows, List<String> classes) implements Examples {
    private static final Encoded.File FILE = new Encoded.File();

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public Encoded read(int index) {
        CsvTable.Row row = rows.get(index);
        Path picture = root.resolve(row.path());
        try {
            MemorySegment bytes = MemorySegment.ofArray(Files.readAllBytes(picture));
            return new Encoded(picture.toString(), classes.indexOf(row.label()), bytes, FILE);
        } catch (IOException e) {
            throw new DataException(
                    "%s names the picture %s, which cannot be read: %s".formatted(row.where(), picture, e), e);
        }
    }
}
