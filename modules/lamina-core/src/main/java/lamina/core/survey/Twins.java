package lamina.core.survey;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lamina.api.data.Encoded;
import lamina.api.data.Image;
import lamina.api.data.Split;

/**
 * Finds pictures that are there more than once: by the first 64 bits of a SHA-256, of their bytes or of their samples. That two different
 * ones of 14 million agree in those by chance has a probability of 5 in a million. Eight bytes are kept of each.
 */
final class Twins {
    private static final long UNREAD = 0;

    private final Map<Split, long[]> marks = new EnumMap<>(Split.class);

    /** Where a picture is. */
    record Place(Split split, int index) {}

    void enter(Split split, int size) {
        marks.put(split, new long[size]);
    }

    void add(Split split, int index, long mark) {
        marks.get(split)[index] = mark;
    }

    /** How many pictures have been there before. */
    int repeats() {
        long[] sorted = sorted();
        int count = 0;
        for (int i = 1; i < sorted.length; i++) {
            count += sorted[i] == sorted[i - 1] ? 1 : 0;
        }
        return count;
    }

    /** Where the same pictures are, the first so many groups of them. */
    List<List<Place>> groups(int most) {
        long[] sorted = sorted();
        Set<Long> repeated = new HashSet<>();
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] == sorted[i - 1]) {
                repeated.add(sorted[i]);
            }
        }
        Map<Long, List<Place>> groups = new LinkedHashMap<>();
        marks.forEach((split, ofSplit) -> {
            for (int index = 0; index < ofSplit.length; index++) {
                if (repeated.contains(ofSplit[index]) && (groups.size() < most || groups.containsKey(ofSplit[index]))) {
                    groups.computeIfAbsent(ofSplit[index], _ -> new ArrayList<>())
                            .add(new Place(split, index));
                }
            }
        });
        return List.copyOf(groups.values());
    }

    private long[] sorted() {
        long[] all = marks.values().stream()
                .flatMapToLong(Arrays::stream)
                .filter(mark -> mark != UNREAD)
                .toArray();
        Arrays.parallelSort(all);
        return all;
    }

    /** By what is stored. */
    static long mark(Encoded encoded) {
        MessageDigest digest = sha256();
        digest.update(encoded.bytes().asByteBuffer());
        return first(digest);
    }

    /** By what is shown. */
    static long mark(Image image) {
        MessageDigest digest = sha256();
        digest.update(ByteBuffer.allocate(8)
                .putInt(image.height())
                .putInt(image.width())
                .flip());
        int length = image.width() * image.channels();
        ByteBuffer row = ByteBuffer.allocate(length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < image.height(); i++) {
            row.clear();
            row.asFloatBuffer().put(image.pixels(), image.offset(i, 0), length);
            digest.update(row);
        }
        return first(digest);
    }

    private static long first(MessageDigest digest) {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
