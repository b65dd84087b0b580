package lamina.imaging;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;

/** The parts of a PNG file (ISO 15948, 5.3): length, name, content, checksum. */
final class PngChunks {
    private static final int SIGNATURE = 8;
    private static final int AROUND = 12; // bytes of length, name and checksum
    private static final Set<String> PIXELS = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");

    private PngChunks() {}

    /**
     * The file with only what makes pixels. Commons Imaging would apply a gamma or a colour profile, and fails where one is damaged.
     */
    static byte[] strip(byte[] file) throws IOException {
        ByteBuffer from = ByteBuffer.wrap(file);
        ByteBuffer to = ByteBuffer.allocate(file.length);
        to.put(file, 0, SIGNATURE);
        for (int at = SIGNATURE; at + AROUND <= file.length; ) {
            long length = Integer.toUnsignedLong(from.getInt(at));
            if (at + AROUND + length > file.length) {
                throw new EOFException("it breaks off after " + file.length + " bytes, within a chunk of " + length);
            }
            String name = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (PIXELS.contains(name)) {
                to.put(file, at, AROUND + (int) length);
            }
            at += AROUND + (int) length;
        }
        return Arrays.copyOf(to.array(), to.position());
    }
}
