package lamina.core.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import lamina.api.DataException;

/**
 * Keeps two processes from working in the same folder. The system frees it when a process ends, however it ends; the empty file that a
 * killed one leaves behind is nothing.
 */
public final class RunLock implements AutoCloseable {
    private static final String FILE = ".lock";

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes it for a training. */
    static RunLock take(Path folder) throws IOException {
        return take(folder, "another training is at work in the run folder");
    }

    /**
     * Takes it.
     *
     * @param who has it otherwise, for the message: {@code another process packs into}
     * @throws DataException if another process has it
     */
    public static RunLock take(Path folder, String who) throws IOException {
        Path file = folder.resolve(FILE);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (taken(channel)) {
            return new RunLock(file, channel);
        }
        channel.close();
        throw new DataException(who + " " + folder.toAbsolutePath() + ": wait for its end, or stop it first");
    }

    /** Removes the file from a folder that was renamed while somebody had the lock. */
    static void forget(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    private static boolean taken(FileChannel channel) {
        try {
            return Optional.ofNullable(channel.tryLock()).isPresent();
        } catch (OverlappingFileLockException e) {
            return false; // a training in this very process
        } catch (IOException e) {
            return true; // a file system without locks: then nobody is kept away
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
            channel.close();
        } catch (IOException e) {
            // it is free in any case when the process ends
        }
    }
}
