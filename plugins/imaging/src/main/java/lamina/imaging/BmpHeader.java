package lamina.imaging;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a Windows bitmap says of itself (BITMAPFILEHEADER and BITMAPINFOHEADER). */
final class BmpHeader {
    private static final int PIXELS = 10; // where the pixels begin
    private static final int SIZE = 14; // bytes of the second header
    private static final int WIDTH = 18;
    private static final int COMPRESSION = 30; // 1 and 2 are run lengths of pixels of 8 and of 4 bits
    private static final int COLOURS = 46; // in the table
    private static final int BITS = 28; // of a pixel
    private static final int MOST_BITS = 32;
    private static final int CORE = 12; // the oldest header, with numbers of 16 bits
    private static final int MOST_COLOURS = 256;

    private BmpHeader() {}

    /** Refuses numbers that the file cannot hold, which the library takes memory for. */
    static void check(byte[] file, long maxPixels) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        try {
            within(bytes.getInt(PIXELS), file, "its pixels begin");
            within(bytes.getInt(SIZE), file, "its header ends");
            if (bytes.getInt(SIZE) == CORE) {
                bits(bytes.getShort(BITS - 4));
                Size.check(bytes.getShort(WIDTH + 2) & 0xFFFF, bytes.getShort(WIDTH) & 0xFFFF, maxPixels);
                return;
            }
            bits(bytes.getShort(BITS));
            int compression = bytes.getInt(COMPRESSION);
            if ((compression == 1 || compression == 2) && bytes.getShort(BITS) > 8) {
                throw new IOException(
                        "its pixels have " + bytes.getShort(BITS) + " bits; run lengths are of pixels of 8 at most");
            }
            Size.check(Math.abs((long) bytes.getInt(WIDTH + 4)), bytes.getInt(WIDTH), maxPixels);
            long colours = Integer.toUnsignedLong(bytes.getInt(COLOURS));
            if (colours > MOST_COLOURS) {
                throw new IOException("its table would have " + colours + " colours; " + MOST_COLOURS + " are known");
            }
        } catch (IndexOutOfBoundsException e) {
            throw new EOFException("it breaks off after " + file.length + " bytes, within its header");
        }
    }

    private static void bits(short pixel) throws IOException {
        if (pixel < 1 || pixel > MOST_BITS) {
            throw new IOException("its pixels have " + pixel + " bits; 1 to " + MOST_BITS + " are known");
        }
    }

    private static void within(int place, byte[] file, String what) throws IOException {
        if (place < 0 || place > file.length) {
            throw new EOFException(
                    "it breaks off after " + file.length + " bytes; " + what + " at " + Integer.toUnsignedLong(place));
        }
    }
}
