package lamina.core.survey;

import java.util.function.BooleanSupplier;

/**
 * Who follows a survey.
 *
 * @param progress told how many pictures are done
 * @param stop asked now and then, also while pictures are waited for: whether to end it
 */
public record Going(Progress progress, BooleanSupplier stop) {

    /** Nobody. */
    public static final Going ALONE = new Going((_, _) -> {}, () -> false);

    /** Hears how far a survey is. */
    @FunctionalInterface
    public interface Progress {

        /** So many pictures are done, of so many. */
        void done(int pictures, int of);
    }
}
