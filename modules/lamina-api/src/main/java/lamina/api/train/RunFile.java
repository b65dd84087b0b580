package lamina.api.train;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import lamina.api.DataException;
import lamina.api.Reason;

/**
 * A file in the folder of a run that grows record by record, each of them whole or not there: a full disk leaves no half of one. What was
 * added is with the system at once, so that others can follow, and the end of the process loses nothing. Only a process that is killed
 * in the middle of a write leaves a piece; whoever goes on with the file cuts it off when it opens it.
 */
public final class RunFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private RunFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * A file to go on with, or a new one.
     *
     * @param kept bytes of it that stay; what is behind them is cut off
     * @throws DataException if it cannot be written
     */
    public static RunFile open(Path path, long kept) {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(kept).position(kept);
            return new RunFile(path, channel);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /**
     * A file that is not there yet.
     *
     * @throws DataException if it is, or cannot be made
     */
    public static RunFile create(Path path) {
        try {
            return new RunFile(path, FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** Appends text in UTF-8. */
    public void add(String record) {
        add(StandardCharsets.UTF_8.encode(record));
    }

    /**
     * Appends what remains of a buffer.
     *
     * @throws DataException if it cannot be written; the file is as it was then
     */
    public void add(ByteBuffer record) {
        try {
            long before = channel.position();
            try {
                while (record.hasRemaining()) {
                    channel.write(record);
                }
            } catch (IOException e) {
                channel.truncate(before);
                throw e;
            }
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /** What was added is on the disk after this, whatever becomes of the system. */
    public void force() {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw failure(path, e);
        }
    }

    /**
     * What to throw for a file that cannot be written.
     *
     * @param cause why
     */
    public static DataException failure(Path path, IOException cause) {
        return new DataException(
                "cannot write " + path.toAbsolutePath() + ": " + Reason.of(cause)
                        + ". Is there room on the disk, and may the folder be written?",
                cause);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failure(path, e);
        }
    }
}
