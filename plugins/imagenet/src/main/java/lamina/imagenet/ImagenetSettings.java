package lamina.imagenet;

import java.nio.file.Path;
import java.util.Optional;
import lamina.api.Default;
import lamina.api.Doc;
import lamina.api.Range;

/** Where {@code imagenet} finds its archives, and how labels are counted. */
@Doc("ImageNet's challenges of 2010 and 2012, from the organisers' archives or from folders")
public record ImagenetSettings(
        @Doc("The folder of the archives or folders, which are found there by their usual names")
        Path root,

        @Doc("Which challenge: 2010 or 2012") @Default("2012")
        int year,

        @Doc(
                "How labels are counted: wnid (WordNet ids sorted, as Caffe and torchvision) or devkit (the development kit's numbers, as the"
                        + " paper's authors); left out: wnid, unless there is a list of classes")
        Optional<Order> order,

        @Doc(
                "A file with a class in each line, its WordNet id first, in the order of the labels; pictures of other classes are passed over")
        Optional<Path> classes,

        @Doc("The training archive, or a folder of class archives or of class folders")
        Optional<Path> train,

        @Doc("The validation archive, or a folder of pictures or of class folders")
        Optional<Path> validation,

        @Doc("The test archive, or a folder") Optional<Path> test,

        @Doc("The classes of the test pictures, a number of the development kit in each line; there are none for 2012")
        Optional<Path> testLabels,

        @Doc("The development kit, packed or a folder") Optional<Path> devkit,

        @Doc("The share of training pictures to validate on, in place of the validation archive; 0: none")
        @Default("0")
        @Range(min = 0, max = 1, below = true)
        double heldBack,

        @Doc("The folder where the index of the archives is kept; left out: .lamina in 'root'")
        Optional<Path> cache) {

    /** Two challenges; one order. */
    public ImagenetSettings {
        if (year != 2010 && year != 2012) {
            throw new IllegalArgumentException("'year' is 2010 or 2012, not " + year
                    + "; other sets of classes are read by 'train' and a list of 'classes'");
        }
        if (order.isPresent() && classes.isPresent()) {
            throw new IllegalArgumentException(
                    "'order' and 'classes' exclude each other: the list has an order of its own");
        }
    }
}
