package lamina.imagenet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.DataException;

/** Where archives and folders are: as the settings name them, or by their usual names. */
record Places(ImagenetSettings settings) {

    /** What holds the training pictures. */
    Path train() {
        return need("train", find("train", settings.train(), pictures("train", "train")), pictures("train", "train"));
    }

    /** What holds the validation pictures. */
    Path validation() {
        List<String> usual = pictures("val", "val", "validation");
        return need("validation", find("validation", settings.validation(), usual), usual);
    }

    /** What holds the test pictures. */
    Path test() {
        List<String> usual = pictures("test", "test");
        return need("test", find("test", settings.test(), usual), usual);
    }

    /** The classes of the test pictures, if there are any. */
    Optional<Path> testLabels() {
        return find(
                "testLabels",
                settings.testLabels(),
                List.of("ILSVRC%d_test_ground_truth.txt".formatted(settings.year())));
    }

    /** The development kit, if it is there. */
    Optional<Path> devkit() {
        return find("devkit", settings.devkit(), devkits());
    }

    List<String> devkits() {
        return settings.year() == 2012
                ? List.of("ILSVRC2012_devkit_t12.tar.gz", "ILSVRC2012_devkit_t12")
                : List.of("ILSVRC2010_devkit-1.0.tar.gz", "ILSVRC2010_devkit-1.0", "devkit-1.0");
    }

    private List<String> pictures(String part, String... folders) {
        String name = "ILSVRC%d_%s_%s".formatted(settings.year(), settings.year() == 2012 ? "img" : "images", part);
        return Stream.concat(Stream.of(name + ".tar", name), Stream.of(folders)).toList();
    }

    private Optional<Path> find(String setting, Optional<Path> named, List<String> usual) {
        if (named.isPresent() && !Files.exists(named.get())) {
            throw new DataException(
                    "there is no " + named.get().toAbsolutePath() + ": correct the dataset's '" + setting + "'");
        }
        return named.or(() -> usual.stream()
                .map(settings.root()::resolve)
                .filter(Files::exists)
                .findFirst());
    }

    private Path need(String setting, Optional<Path> found, List<String> usual) {
        return found.orElseThrow(() ->
                new DataException("%s has neither %s in it: put one there, or name another place as the dataset's '%s'"
                        .formatted(settings.root().toAbsolutePath(), String.join(" nor ", usual), setting)));
    }
}
