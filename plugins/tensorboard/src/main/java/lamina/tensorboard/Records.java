package lamina.tensorboard;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/** TensorFlow's TFRecord: length, its checksum, content, its checksum; all little-endian. */
final class Records {
    private static final int HEAD = Long.BYTES + Integer.BYTES;
    private static final int MASK = 0xa282ead8; // so that the checksum of what holds checksums is not trivial

    private Records() {}

    static ByteBuffer framed(byte[] content) {
        ByteBuffer record =
                ByteBuffer.allocate(HEAD + content.length + Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(content.length);
        record.putInt(checksum(record.slice(0, Long.BYTES)));
        record.put(content);
        record.putInt(checksum(ByteBuffer.wrap(content)));
        return record.flip();
    }

    /** The content of the record that begins where the buffer is, and moves on behind it; empty if it is not whole and sound. */
    static Optional<ByteBuffer> next(ByteBuffer file) {
        ByteBuffer rest = file.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (rest.remaining() < HEAD + Integer.BYTES) {
            return Optional.empty();
        }
        long length = rest.getLong(0);
        if (rest.getInt(Long.BYTES) != checksum(rest.slice(0, Long.BYTES))
                || length < 0
                || length > rest.remaining() - HEAD - Integer.BYTES) {
            return Optional.empty();
        }
        ByteBuffer content = rest.slice(HEAD, (int) length);
        if (rest.getInt(HEAD + (int) length) != checksum(content.duplicate())) {
            return Optional.empty();
        }
        file.position(file.position() + HEAD + (int) length + Integer.BYTES);
        return Optional.of(content);
    }

    private static int checksum(ByteBuffer content) {
        CRC32C crc = new CRC32C();
        crc.update(content);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }
}
