package lamina.storage;

import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The layout of an index, little endian: a header of 64 bytes, a record of 24 for each example, the names in UTF-8 one behind the other,
 * and a tail with what holds for all of them. A name ends where its record says, and begins where the one before it ends.
 */
final class IndexFormat {
    static final byte[] MAGIC = {'L', 'A', 'M', 'I', 'N', 'D', 'E', 'X'};
    static final int VERSION = 1;
    static final int HEADER = 64;

    static final int RECORD = 24;
    static final int OFFSET = 0;
    static final int LENGTH = 8;
    static final int LABEL = 12;
    static final int SOURCE = 16;
    static final int NAME_END = 20; // unsigned

    /** Names of all examples together. */
    static final long MOST_NAMES = 0xFFFF_FFFFL;

    static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private IndexFormat() {}

    /**
     * The header.
     *
     * @param examples how many
     * @param names bytes of all names
     * @param tail what follows them
     */
    static ByteBuffer header(long examples, long names, byte[] tail) {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(MAGIC)
                .putInt(VERSION)
                .putInt(0)
                .putLong(examples)
                .putLong(names)
                .putInt(tail.length);
        header.putInt(MAGIC.length + Integer.BYTES, sum(header.array(), tail));
        return header.position(0);
    }

    /** Of header and tail, so that what everything else hangs on is known to be whole. */
    static int sum(byte[] header, byte[] tail) {
        CRC32C sum = new CRC32C();
        sum.update(header, MAGIC.length + 2 * Integer.BYTES, HEADER - MAGIC.length - 2 * Integer.BYTES);
        sum.update(tail, 0, tail.length);
        return (int) sum.getValue();
    }
}
