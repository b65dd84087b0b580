package lamina.core.data;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lamina.api.DataException;

/**
 * The damaged pictures that a training has met, each counted once, and how many it may pass over. They count when the batch that met them
 * is taken, not when a worker far ahead comes across them, so that any number of threads counts alike. Used by one thread, but for the
 * limit.
 */
public final class BadPictures {
    private static final int NAMED = 10; // the metrics have all of them

    private final int limit;
    private final Map<Integer, Skipped> met = new LinkedHashMap<>();

    /**
     * A count.
     *
     * @param limit how many are passed over; 0: the first one ends the run
     * @param before those that the run has passed over before
     */
    public BadPictures(int limit, Collection<Skipped> before) {
        this.limit = limit;
        before.forEach(picture -> met.put(picture.index(), picture));
    }

    /** None is passed over. */
    public static BadPictures none() {
        return new BadPictures(0, List.of());
    }

    /** All so far, in the order in which batches met them. */
    public List<Skipped> all() {
        return List.copyOf(met.values());
    }

    /** How many there are so far. */
    public int count() {
        return met.size();
    }

    int limit() {
        return limit;
    }

    /**
     * Counts some.
     *
     * @throws DataException if there are more than the limit now
     */
    public void add(List<BadPicture> pictures) {
        for (BadPicture picture : pictures) {
            met.putIfAbsent(picture.index(), Skipped.of(picture));
            if (met.size() > limit) {
                String names = met.values().stream()
                        .limit(NAMED)
                        .map(Skipped::name)
                        .collect(Collectors.joining(", ", "", met.size() > NAMED ? " …" : ""));
                throw tooMany(picture, met.size() + " are: " + names);
            }
        }
    }

    /** The error for one picture too many. */
    DataException tooMany(BadPicture last, String found) {
        return limit == 0
                ? last.reason()
                : new DataException(
                        "more pictures are damaged than the %d that \"train.badItems\" lets a run pass over; %s. The last one: %s. \"lamina data doctor\" finds all of them"
                                .formatted(limit, found, last.getMessage()),
                        last);
    }
}
