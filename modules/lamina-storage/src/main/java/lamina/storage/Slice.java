package lamina.storage;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A part of a file, read by position: any number of threads may read at the same time.
 *
 * @param channel the file
 * @param name what messages call the part
 * @param offset where it begins in the file
 * @param length bytes
 */
public record Slice(FileChannel channel, String name, long offset, long length) {

    /** A whole file. */
    public static Slice of(FileChannel channel, String name) throws IOException {
        return new Slice(channel, name, 0, channel.size());
    }

    /** A part of this part. */
    public Slice part(String part, long from, long bytes) {
        if (from < 0 || bytes < 0 || bytes > length - from) {
            throw new IllegalArgumentException(
                    "%s has %d bytes, so none from %d to %d".formatted(name, length, from, from + bytes));
        }
        return new Slice(channel, part, offset + from, bytes);
    }

    /**
     * All of it.
     *
     * @throws EOFException if the file has become shorter
     */
    public byte[] bytes() throws IOException {
        ByteBuffer into = ByteBuffer.allocate(Math.toIntExact(length));
        while (into.hasRemaining()) {
            if (channel.read(into, offset + into.position()) < 0) {
                throw new EOFException(name + " ends after " + into.position() + " of its " + length + " bytes");
            }
        }
        return into.array();
    }

    /** Reads from here on, to the end of the part. It buffers nothing, so that nothing is read that is not asked for. */
    InputStream stream(long from) {
        return new Reader(this, from);
    }

    /** Reads one after the other. */
    private static final class Reader extends InputStream {
        private final Slice slice;
        private long at;

        Reader(Slice slice, long at) {
            this.slice = slice;
            this.at = at;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int count) throws IOException {
            long left = slice.length - at;
            if (left <= 0) {
                return count == 0 ? 0 : -1;
            }
            ByteBuffer buffer = ByteBuffer.wrap(into, from, (int) Math.min(count, left));
            int read = slice.channel.read(buffer, slice.offset + at);
            at += Math.max(0, read);
            return read;
        }
    }
}
