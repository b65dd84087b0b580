package acme.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lamina.api.DataException;

/** What is wrong with a file, line by line, to be told at once. */
final class BadLines {
    private static final int SHOWN = 20;

    private final Path file;
    private final List<String> problems = new ArrayList<>();

    BadLines(Path file) {
        this.file = file;
    }

    void add(String where, String problem) {
        problems.add(where + ": " + problem);
    }

    /** @throws DataException if anything is wrong */
    void tell() {
        if (!problems.isEmpty()) {
            int more = problems.size() - SHOWN;
            throw new DataException("%s has lines that are wrong:\n  %s%s"
                    .formatted(
                            file,
                            String.join("\n  ", problems.subList(0, Math.min(SHOWN, problems.size()))),
                            more > 0 ? "\n  and %d more".formatted(more) : ""));
        }
    }
}
