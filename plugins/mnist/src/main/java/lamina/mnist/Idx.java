package lamina.mnist;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import lamina.api.DataException;

/**
 * The content of an IDX file of unsigned bytes.
 *
 * @param dimensions how many of each, outermost first
 * @param bytes the samples
 */
record Idx(List<Integer> dimensions, MemorySegment bytes) {
    private static final int UNSIGNED_BYTE = 0x08;
    private static final int BUFFER = 1 << 16;

    /**
     * Reads a file, unpacking it if its name ends in {@code .gz}.
     *
     * @param rank how many dimensions it should have
     */
    static Idx read(Path file, int rank) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                DataInputStream in = new DataInputStream(unpacked(file, raw))) {
            checkMagic(file, in.readInt(), UNSIGNED_BYTE << 8 | rank);
            List<Integer> dimensions = new ArrayList<>();
            for (int i = 0; i < rank; i++) {
                dimensions.add(in.readInt());
            }
            return new Idx(List.copyOf(dimensions), samples(file, dimensions, in));
        } catch (EOFException | ZipException e) {
            throw new DataException(file + " is cut off or damaged (" + e.getMessage() + "): fetch it again", e);
        }
    }

    private static InputStream unpacked(Path file, InputStream raw) throws IOException {
        return new BufferedInputStream(
                file.toString().endsWith(".gz") ? new GZIPInputStream(raw, BUFFER) : raw, BUFFER);
    }

    private static void checkMagic(Path file, int found, int expected) {
        if (found != expected) {
            throw new DataException(file + " begins with " + found + "; expected the magic number " + expected
                    + ", that of an IDX file of bytes" + " with " + (expected & 0xFF)
                    + " dimension(s): it is another file, or damaged");
        }
    }

    private static MemorySegment samples(Path file, List<Integer> dimensions, InputStream in) throws IOException {
        long expected = 1;
        for (int dimension : dimensions) {
            expected = dimension < 0
                    ? Long.MAX_VALUE
                    : Math.multiplyHigh(expected, dimension) == 0 ? expected * dimension : Long.MAX_VALUE;
        }
        if (expected > Integer.MAX_VALUE - 8) {
            throw new DataException(file + " says that its dimensions are " + dimensions
                    + ", more than 2 GB: it is damaged, fetch it again");
        }
        byte[] bytes = in.readNBytes((int) expected);
        if (bytes.length < expected || in.read() >= 0) {
            throw new DataException(file + " has "
                    + (bytes.length < expected ? "only " + bytes.length : "more than " + expected)
                    + " bytes of samples; its dimensions " + dimensions + " ask for " + expected + ": fetch it again");
        }
        return MemorySegment.ofArray(bytes).asReadOnly();
    }
}
