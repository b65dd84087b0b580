package lamina.webdataset;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.Default;
import lamina.api.Doc;

/** Where {@code webdataset} finds its shards. */
@Doc("Pictures in the tar archives of a WebDataset")
public record WebDatasetSettings(
        @Doc("The folder that the shards lie in") Path root,

        @Doc(
                "The shards to train on, as names with * and ? in them, or with numbers from .. to: train-{000000..000099}.tar")
        @Default("[\"train-*.tar\"]")
        List<String> train,

        @Doc("The shards to validate on") @Default("[\"val-*.tar\", \"validation-*.tar\"]")
        List<String> validation,

        @Doc("The shards to test on") @Default("[\"test-*.tar\"]")
        List<String> test,

        @Doc(
                "A file with the name of a class in each line, in the order of the labels; left out: classes.txt in the folder or, without"
                        + " it, the numbers that the shards have")
        Optional<Path> classes,

        @Doc(
                "The extensions of the files that tell the class, the first that an example has: a number, or a name's first word; in JSON that of labelKey")
        @Default("[cls, json, txt]")
        List<String> labels,

        @Doc("What the label is called in JSON") @Default("label")
        String labelKey,

        @Doc("The folder where the index of the shards is kept; left out: .lamina in the folder of the shards")
        Optional<Path> cache) {

    /** Copies the lists. */
    public WebDatasetSettings {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
        labels = List.copyOf(labels);
    }
}
