package lamina.core.data;

import java.io.IOException;
import lamina.api.DataException;
import lamina.api.Reason;

/**
 * Something that is asked of a dataset.
 *
 * @param <T> the answer
 */
@FunctionalInterface
public interface Reading<T> {

    /** Asks. */
    T read() throws IOException;

    /**
     * The answer.
     *
     * @throws DataException if files cannot be read
     */
    static <T> T of(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new DataException("the dataset cannot be read: " + Reason.of(e), e);
        }
    }
}
