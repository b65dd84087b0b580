package lamina.core.pack;

import java.util.List;
import lamina.api.ConfigurationException;
import lamina.api.data.Split;

/**
 * What a packed folder is to hold.
 *
 * @param size height and width of each picture, in pixels
 * @param format how they are stored
 * @param quality of JPEG, 1 to 100
 * @param shard how many pictures of the dataset go into each shard
 * @param splits which parts of the dataset
 */
public record PackSpec(int size, PackFormat format, int quality, int shard, List<Split> splits) {
    private static final int LARGEST = 4096; // pixels: a picture has 50 MB then

    /** Checks all of it. */
    public PackSpec {
        splits = splits.stream().distinct().sorted().toList();
        check("size", size, LARGEST);
        check("quality", quality, 100);
        check("shard", shard, 1_000_000);
        if (splits.isEmpty()) {
            throw new ConfigurationException("no split is named; expected train, validation or test");
        }
    }

    private static void check(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new ConfigurationException("the %s of a pack is 1 to %,d, not %,d".formatted(what, most, value));
        }
    }
}
