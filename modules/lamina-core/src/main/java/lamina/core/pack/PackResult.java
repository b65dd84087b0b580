package lamina.core.pack;

import java.util.List;
import lamina.api.data.Split;

/**
 * What a packed folder holds.
 *
 * @param parts the splits
 */
public record PackResult(List<Part> parts) {

    /** Copies the list. */
    public PackResult {
        parts = List.copyOf(parts);
    }

    /**
     * A split.
     *
     * @param split which
     * @param pictures how many are in it
     * @param skipped how many were damaged
     * @param shards how many files
     * @param bytes of all of them
     */
    public record Part(Split split, int pictures, int skipped, int shards, long bytes) {}
}
