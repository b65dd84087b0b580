package lamina.api.data;

import java.io.IOException;
import java.util.List;

/** Labelled pictures in splits. Making one touches no file; {@link #classes} and {@link #open} do. */
public interface Dataset extends AutoCloseable {

    /**
     * The names of the classes; a label is an index into them.
     *
     * @throws lamina.api.DataException if they cannot be found: the message says where they were looked for and what to do
     */
    List<String> classes() throws IOException;

    /**
     * The examples of one split.
     *
     * @throws lamina.api.DataException if the dataset has no such split or its files are missing or damaged
     */
    Examples open(Split split) throws IOException;

    /** Tells from now on how far {@link #classes} and {@link #open} are, where they go through large files; else it tells nothing. */
    default void tell(IndexListener listener) {}

    /** Lets go of files that are shared by the splits. */
    @Override
    default void close() {}
}
