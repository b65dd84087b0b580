package lamina.imaging;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The blocks of a GIF file (GIF89a, section 18 and on): a screen, then extensions and frames. */
final class GifFrame {
    private static final int SCREEN = 6; // behind the signature: width, height, flags …
    private static final int SCREEN_END = 13;
    private static final int DESCRIPTOR = 10; // bytes: a comma, left, top, width, height, flags
    private static final int EXTENSION = '!';
    private static final int FRAME = ',';
    private static final byte TRAILER = ';';

    private GifFrame() {}

    /** The file up to the end of its first frame, which is all that is decoded: the library would unpack every one. */
    static byte[] first(byte[] file, long maxPixels) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        try {
            int at = SCREEN_END + table(bytes.get(SCREEN + 4));
            while (bytes.get(at) == EXTENSION) {
                at = blocks(bytes, at + 2);
            }
            if (bytes.get(at) != FRAME) {
                throw new IOException("it has no frame where one should begin, at byte " + at);
            }
            Size.check(bytes.getShort(at + 7) & 0xFFFF, bytes.getShort(at + 5) & 0xFFFF, maxPixels);
            int end = blocks(bytes, at + DESCRIPTOR + table(bytes.get(at + 9)) + 1);
            byte[] first = Arrays.copyOf(file, end + 1);
            first[end] = TRAILER;
            return first;
        } catch (IndexOutOfBoundsException e) {
            throw new EOFException("it breaks off after " + file.length + " bytes, before the end of its first frame");
        }
    }

    /** Bytes of a table of colours. */
    private static int table(byte flags) {
        return flags < 0 ? 3 << ((flags & 7) + 1) : 0;
    }

    /** Where a chain of data blocks that begins here has ended. */
    private static int blocks(ByteBuffer bytes, int from) {
        int at = from;
        while (bytes.get(at) != 0) {
            at += 1 + (bytes.get(at) & 0xFF);
        }
        return at + 1;
    }
}
