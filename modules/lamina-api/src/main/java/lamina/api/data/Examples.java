package lamina.api.data;

import java.io.IOException;
import java.util.Optional;

/** The examples of one split, in a fixed order. Read by several threads at once. */
public interface Examples extends AutoCloseable {

    /** How many there are. */
    int size();

    /**
     * Reads one.
     *
     * @param index from 0 to size - 1
     * @throws lamina.api.DataException if this example is damaged; the message names it
     * @throws IOException if it cannot be read at all, as of a disk that fails or a file that may not be read: no damage of the example,
     *     so nobody passes over it
     */
    Encoded read(int index) throws IOException;

    /**
     * What one is called and shows, without its bytes.
     *
     * @param name as {@link #read} gives it
     * @param label as {@link #read} gives it
     */
    record Entry(String name, int label) {}

    /**
     * Looks one up, which for a million takes a second or so: by all of them together a dataset is known again.
     *
     * @param index from 0 to size - 1
     * @return empty if only reading it tells, as of all others then
     */
    default Optional<Entry> entry(int index) {
        return Optional.empty();
    }

    /** Lets go of the files. */
    @Override
    default void close() {}
}
