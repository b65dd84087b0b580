package lamina.imagefolder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lamina.api.data.Dataset;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.storage.ClassList;
import lamina.storage.HeldBack;

/** Finds which folders hold which split. */
final class ImageFolderDataset implements Dataset {
    private final ImageFolderSettings settings;

    ImageFolderDataset(ImageFolderSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<String> classes() throws IOException {
        return list().names();
    }

    private ClassList list() throws IOException {
        return settings.classes().isPresent()
                ? ClassList.read(settings.classes().get())
                : new ClassList(folder(training()).classes(), training().toString());
    }

    @Override
    public Examples open(Split split) throws IOException {
        ClassList classes = list();
        boolean some = settings.classes().isPresent();
        Optional<Path> own = split == Split.TRAIN ? Optional.empty() : own(split);
        if (own.isPresent()) {
            return folder(own.get()).pictures(classes, some, false, picture -> true);
        }
        return folder(training()).pictures(classes, some, true, share(split));
    }

    /** Which of the training folder's pictures belong to a split. */
    private Predicate<String> share(Split split) throws IOException {
        if (settings.validation() == 0 || own(Split.VALIDATION).isPresent()) {
            return picture -> true;
        }
        return picture -> HeldBack.is(picture, settings.validation()) == (split != Split.TRAIN);
    }

    private Path training() {
        Path nested = settings.root().resolve("train");
        return Files.isDirectory(nested) ? nested : settings.root();
    }

    /** The folder that holds only the pictures of this split. */
    private Optional<Path> own(Split split) {
        Optional<Path> validation = settings.validationRoot().or(() -> beside("val", "valid", "validation"));
        return split == Split.TEST
                ? settings.testRoot().or(() -> beside("test")).or(() -> validation)
                : validation;
    }

    /** A folder beside {@code train}. */
    private Optional<Path> beside(String... names) {
        return Stream.of(names)
                .map(settings.root()::resolve)
                .filter(Files::isDirectory)
                .filter(folder -> Files.isDirectory(settings.root().resolve("train")))
                .findFirst();
    }

    private ClassFolders folder(Path root) {
        return new ClassFolders(root, settings.extensions());
    }
}
