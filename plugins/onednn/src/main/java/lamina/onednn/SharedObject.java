package lamina.onednn;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import lamina.api.Reason;

/**
 * A file that is to be loaded as a library, looked at before: the system's loader maps it without a look at its length, and touching what
 * a copy has cut off ends the whole process, Java too. ELF (System V ABI, chapter 4) has its table of sections at the end.
 */
record SharedObject(Path file) {
    private static final int MAGIC = 0x464C457F; // 7F 45 4C 46, little-endian
    private static final int HEADER = 64; // bytes of it in ELF's 64-bit form
    private static final int TABLE_OFFSET = 0x28;
    private static final int ENTRY_SIZE = 0x3A;
    private static final int ENTRIES = 0x3C;

    /** Why it cannot be one, as far as that is cheap to tell; empty if it may be. */
    Optional<String> damage() {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
            while (header.hasRemaining() && channel.read(header) >= 0) {}
            if (header.hasRemaining() || header.getInt(0) != MAGIC) {
                return Optional.of(file.getFileName() + " is no library");
            }
            long least = header.getLong(TABLE_OFFSET)
                    + (long) Short.toUnsignedInt(header.getShort(ENTRY_SIZE))
                            * Short.toUnsignedInt(header.getShort(ENTRIES));
            return channel.size() < least
                    ? Optional.of("%s is cut off: it has %,d bytes of %,d"
                            .formatted(file.getFileName(), channel.size(), least))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of(file.getFileName() + " cannot be read: " + Reason.of(e));
        }
    }
}
