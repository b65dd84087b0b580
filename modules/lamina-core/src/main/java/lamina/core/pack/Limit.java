package lamina.core.pack;

import java.util.List;
import lamina.api.DataException;
import lamina.core.data.BadPicture;

/** How many damaged pictures are passed over, in all splits together. */
final class Limit {
    private final int most;
    private int met;

    Limit(int most) {
        this.most = most;
    }

    void count(BadPicture picture) {
        met++;
        if (met > most) {
            throw new DataException(
                    most == 0
                            ? picture.getMessage() + ". To pack without it and its like: --bad-items N"
                            : "more pictures are damaged than the %d that are passed over; the last one: %s. What was packed is kept; to go on: --bad-items with a larger number"
                                    .formatted(most, picture.getMessage()),
                    picture);
        }
    }

    /** Those of a shard that was there before. */
    void count(List<String> skipped) {
        met += skipped.size();
        if (met > most) {
            throw new DataException(
                    "%d damaged pictures were passed over before, more than the %d that may be; the last one: %s. To go on: --bad-items with a larger number"
                            .formatted(met, most, skipped.isEmpty() ? "in another shard" : skipped.getLast()));
        }
    }
}
