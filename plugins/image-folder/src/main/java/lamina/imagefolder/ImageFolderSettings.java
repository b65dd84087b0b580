package lamina.imagefolder;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** Where {@code image-folder} finds its pictures. */
@Doc("Pictures in one folder for each class")
public record ImageFolderSettings(
        @Doc("The folder that holds the class folders, or 'train' and 'val' with class folders in them")
        Path root,

        @Doc("The folder whose class folders hold the pictures to validate on")
        Optional<Path> validationRoot,

        @Doc("The folder whose class folders hold the pictures to test on; left out: those to validate on")
        Optional<Path> testRoot,

        @Doc(
                "The share of training pictures held back to validate on where no folder holds such; 0: none is held back, and"
                        + " validation looks at the training pictures themselves")
        @Default("0.1")
        @Range(min = 0, max = 1, below = true)
        double validation,

        @Doc(
                "A file with the name of a class folder in each line, in the order of the labels; more may follow behind it, as in 'n01440764"
                        + " tench'. Folders that it does not name are passed over. Left out: every folder, sorted")
        Optional<Path> classes,

        @Doc("The file names that are pictures end in one of these, whatever their case")
        @Default("[jpg, jpeg, png, bmp, gif, tif, tiff, webp]")
        List<String> extensions) {

    /** At least one extension. */
    public ImageFolderSettings {
        extensions = List.copyOf(extensions);
        if (extensions.isEmpty()) {
            throw new IllegalArgumentException("'extensions' names none: no file would be a picture");
        }
    }
}
