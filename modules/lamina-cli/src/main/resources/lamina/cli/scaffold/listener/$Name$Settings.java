package $package$;

import lamina.api.Default;
import lamina.api.Doc;

/** The settings of {@code $type$}. */
@Doc("A table of the epochs in the folder of the run")
public record $Name$Settings(@Doc("The name of its file") @Default("epochs.md") String file) {

    /** @throws IllegalArgumentException unless it is the plain name of a file */
    public $Name$Settings {
        if (file.isBlank() || file.contains("/") || file.contains("\\")) {
            throw new IllegalArgumentException("the file must be a name without folders, found \"" + file + "\"");
        }
    }
}
