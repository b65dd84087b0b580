package acme.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import lamina.api.data.Dataset;
import lamina.api.data.Examples;
import lamina.api.data.Split;

/** Reads the file of a split when that is opened. */
record CsvDataset(CsvSettings settings) implements Dataset {

    @Override
    public List<String> classes() throws IOException {
        return settings.classes().isEmpty() ? labels(table(Split.TRAIN).rows()) : settings.classes();
    }

    @Override
    public Examples open(Split split) throws IOException {
        CsvTable table = table(split);
        List<String> classes = split == Split.TRAIN && settings.classes().isEmpty() ? labels(table.rows()) : classes();
        table.requireLabels(classes);
        return new CsvExamples(root(table.file()), table.rows(), classes);
    }

    private CsvTable table(Split split) throws IOException {
        return CsvTable.read(file(split), settings.path(), settings.label());
    }

    private Path file(Split split) {
        Path validation = settings.validation().orElse(settings.train());
        return switch (split) {
            case TRAIN -> settings.train();
            case VALIDATION -> validation;
            case TEST -> settings.test().orElse(validation);
        };
    }

    private Path root(Path file) {
        return settings.root().orElse(file.toAbsolutePath().getParent());
    }

    private static List<String> labels(List<CsvTable.Row> rows) {
        return List.copyOf(new TreeSet<>(rows.stream().map(CsvTable.Row::label).toList()));
    }
}
