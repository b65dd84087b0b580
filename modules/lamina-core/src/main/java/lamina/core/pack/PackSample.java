package lamina.core.pack;

import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.core.data.BadPicture;
import lamina.core.data.Preparation;

/**
 * One of the few pictures by which packing knows a dataset again: to compare all would take as long as to read them.
 *
 * @param picture its number in its split
 * @param name what it is called, without the folders that it lies in: a dataset may be moved
 * @param label its class
 * @param content checksum of its bytes (CRC-32C); another one once the picture was repaired
 */
// public, as RecordJson reads and makes it from another package
public record PackSample(int picture, String name, int label, int content) {
    private static final int MOST = 8; // of a split

    /** The numbers of the pictures to look at, evenly spread from the first to the last. */
    static IntStream numbers(int pictures) {
        int count = Math.min(MOST, pictures);
        return IntStream.range(0, count).map(i -> (int) ((long) i * (pictures - 1) / Math.max(1, count - 1)));
    }

    /** A picture as it is; empty if the dataset says that it is damaged: it may be repaired until packing goes on. */
    static Optional<PackSample> of(Preparation preparation, Examples examples, int picture) {
        try {
            Encoded encoded = preparation.read(examples, picture);
            CRC32C sum = new CRC32C();
            sum.update(encoded.bytes().asByteBuffer());
            return Optional.of(new PackSample(picture, file(encoded.name()), encoded.label(), (int) sum.getValue()));
        } catch (BadPicture e) {
            return Optional.empty();
        }
    }

    /** The name without folders. */
    static String file(String name) {
        return name.substring(1 + Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')));
    }

    /** Whether it is called the same and shows the same class. */
    boolean alike(PackSample other) {
        return name.equals(other.name) && label == other.label;
    }

    String text() {
        return "'%s' of class %d".formatted(name, label);
    }
}
