package lamina.imagefolder;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import lamina.api.kernel.Rng;

/** Chooses by name alone, so that a picture stays on its side whatever else is in the folder. */
final class HeldBack {
    private HeldBack() {}

    static boolean is(String picture, double share) {
        CRC32 hash = new CRC32();
        hash.update(picture.getBytes(StandardCharsets.UTF_8));
        return Rng.uniform(hash.getValue(), 0, 0) < share; // spreads the hash: names differ in few bits
    }
}
