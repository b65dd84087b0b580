package acme.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.Default;
import lamina.api.Doc;

/** Where {@code acme:csv} finds its pictures. */
@Doc("Pictures that a CSV file names, with their labels")
public record CsvSettings(
        @Doc("The CSV file of the training pictures") Path train,

        @Doc("The CSV file of the pictures to validate on; left out: the training pictures themselves")
        Optional<Path> validation,

        @Doc("The CSV file of the pictures to test on; left out: those to validate on")
        Optional<Path> test,

        @Doc("The folder that paths begin in; left out: that of the CSV file")
        Optional<Path> root,

        @Doc("The column of the paths") @Default("path") String path,

        @Doc("The column of the labels") @Default("label") String label,

        @Doc("The labels, in the order of the classes; left out: those of the training pictures, sorted") @Default("[]")
        List<String> classes) {

    /** Copies the list. */
    public CsvSettings {
        classes = List.copyOf(classes);
    }
}
