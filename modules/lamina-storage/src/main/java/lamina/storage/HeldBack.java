package lamina.storage;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import lamina.api.kernel.Rng;

/** Chooses the pictures to validate on by name alone, so that one stays on its side whatever else is there. */
public final class HeldBack {
    private HeldBack() {}

    /**
     * Whether a picture is held back.
     *
     * @param picture its name
     * @param share of all, 0 to 1
     */
    public static boolean is(String picture, double share) {
        CRC32 hash = new CRC32();
        hash.update(picture.getBytes(StandardCharsets.UTF_8));
        return Rng.uniform(hash.getValue(), 0, 0) < share; // spreads the hash: names differ in few bits
    }
}
