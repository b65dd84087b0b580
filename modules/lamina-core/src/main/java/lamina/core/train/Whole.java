package lamina.core.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/**
 * Writes whole buffers. A file's channel may write a part and say nothing, where the disk is full behind it; only the next write fails.
 *
 * @param channel where to
 */
record Whole(WritableByteChannel channel) implements WritableByteChannel {

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int all = bytes.remaining();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        return all;
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
