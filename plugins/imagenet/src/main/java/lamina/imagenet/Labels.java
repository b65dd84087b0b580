package lamina.imagenet;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/** Tells the label of each picture that comes up. */
interface Labels {

    /** A folder or archive that is called as a class, whether or not pictures are in it. */
    void folder(String name);

    /**
     * The label of a picture.
     *
     * @param folder what its folder or archive is called; empty if it lies in none
     * @param where the picture, for messages
     * @return empty if it is of a class that is left out
     */
    OptionalInt label(String folder, String file, String where) throws IOException;

    /** The names of the classes, in the order of these labels. */
    List<String> names();

    /** What is said where a picture lies in no folder, and nothing else tells its class. */
    static String homeless(String where) {
        return where
                + " lies in no folder that is called as its class, and no development kit tells which it is: put"
                + " the kit beside it, or name it as the dataset's 'devkit'";
    }
}
