package lamina.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Files that are damaged at random, each a pure function of (seed, number).
 *
 * @param originals whole files, which damage begins with
 * @param seed of everything random
 */
record Mutants(List<byte[]> originals, long seed) {
    private static final int MOST_CHANGES = 6;
    private static final long[] EXTREMES = {0, 1, 2, 0x7F, 0x80, 0xFF, 0x7FFF, 0x8000, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFFL};

    /** The damaged file of this number. */
    byte[] get(int number) {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number);
        byte[] file = one(random).clone();
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes && file.length > 0; i++) {
            file = change(file, random);
        }
        return file;
    }

    private byte[] one(SplittableRandom random) {
        return originals.get(random.nextInt(originals.size()));
    }

    private byte[] change(byte[] file, SplittableRandom random) {
        int at = place(file.length, random);
        return switch (random.nextInt(8)) {
            case 0, 1 -> with(file, at, file[at] ^ 1 << random.nextInt(8));
            case 2 -> with(file, at, random.nextInt(256));
            case 3 -> number(file, at, random);
            case 4 -> without(file, at, random.nextInt(1 + Math.min(64, file.length - at)));
            case 5 -> inserted(file, at, noise(random), 0, 1 + random.nextInt(16));
            case 6 -> inserted(file, at, file, place(file.length, random), 1 + random.nextInt(200));
            default -> random.nextInt(4) > 0 ? Arrays.copyOf(file, at) : spliced(file, at, one(random), random);
        };
    }

    /** Anywhere, and half of the time near the beginning, where sizes and tables are. */
    private static int place(int length, SplittableRandom random) {
        return random.nextInt(random.nextBoolean() ? length : Math.min(length, 256));
    }

    private static byte[] with(byte[] file, int at, int value) {
        byte[] changed = file.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /** An extreme number of one, two or four bytes, in either order. */
    private static byte[] number(byte[] file, int at, SplittableRandom random) {
        long value = EXTREMES[random.nextInt(EXTREMES.length)];
        int size = 1 << random.nextInt(3);
        boolean little = random.nextBoolean();
        byte[] changed = file.clone();
        for (int i = 0; i < size && at + i < file.length; i++) {
            changed[at + i] = (byte) (value >> 8 * (little ? i : size - 1 - i));
        }
        return changed;
    }

    private static byte[] without(byte[] file, int at, int count) {
        return spliced(file, at, file, at + count);
    }

    private static byte[] noise(SplittableRandom random) {
        byte[] noise = new byte[16];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] inserted(byte[] file, int at, byte[] from, int begin, int count) {
        byte[] part = Arrays.copyOfRange(from, begin, Math.min(from.length, begin + count));
        return spliced(spliced(file, at, part, 0), at + part.length, file, at);
    }

    private static byte[] spliced(byte[] file, int at, byte[] other, SplittableRandom random) {
        return spliced(file, at, other, random.nextInt(other.length + 1));
    }

    /** The beginning of one and the end of another. */
    private static byte[] spliced(byte[] file, int at, byte[] other, int from) {
        byte[] joined = Arrays.copyOf(file, at + other.length - from);
        System.arraycopy(other, from, joined, at, other.length - from);
        return joined;
    }
}
