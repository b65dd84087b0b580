package lamina.core.pack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.CRC32C;
import lamina.api.data.Examples;

/** What packing knows of every picture of a split, where the dataset tells it without reading them: names and labels, in their order. */
final class Listing {
    private static final int TOLD = 1 << 14; // pictures: a few milliseconds

    private Listing() {}

    /**
     * A checksum of it.
     *
     * @param waiting hears now and then that it lasts; what it throws ends it
     * @return empty if only reading the pictures tells
     */
    static Optional<Integer> sum(Examples examples, Runnable waiting) {
        CRC32C sum = new CRC32C();
        ByteBuffer label = ByteBuffer.allocate(1 + Integer.BYTES); // the name's end, and the label
        for (int picture = 0; picture < examples.size(); picture++) {
            Optional<Examples.Entry> entry = examples.entry(picture);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            sum.update(PackSample.file(entry.get().name()).getBytes(StandardCharsets.UTF_8));
            sum.update(label.putInt(1, entry.get().label()).rewind());
            if (picture % TOLD == 0) {
                waiting.run();
            }
        }
        return Optional.of((int) sum.getValue());
    }
}
