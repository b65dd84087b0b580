package lamina.core.train;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import lamina.api.DataException;
import lamina.storage.HeldFile;

/**
 * Keeps two trainings from working in the same folder, be they of two processes or of one. The system frees it when a process ends, however
 * it ends; the empty file that a killed one leaves behind is nothing.
 */
public final class RunLock implements AutoCloseable {
    private static final String FILE = ".lock";
    private static final int ATTEMPTS = 100;

    private final HeldFile file;

    private RunLock(HeldFile file) {
        this.file = file;
    }

    /** Takes it for a training. */
    static RunLock take(Path folder) throws IOException {
        return take(folder, "another training is at work in the run folder");
    }

    /**
     * Takes it.
     *
     * @param who has it otherwise, for the message: {@code another process packs into}
     * @throws DataException if somebody else has it
     */
    public static RunLock take(Path folder, String who) throws IOException {
        Path file = folder.resolve(FILE);
        for (int attempt = 1; ; attempt++) {
            create(file);
            try {
                return HeldFile.of(file)
                        .map(RunLock::new)
                        .orElseThrow(() -> new DataException(
                                who + " " + folder.toAbsolutePath() + ": wait for its end, or stop it first"));
            } catch (NoSuchFileException e) { // who had it is just done, and has taken it away
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void create(Path file) throws IOException {
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException e) {
            // somebody's, or what a killed process has left
        }
    }

    /** Removes the file from a folder that was renamed while somebody had the lock. */
    static void forget(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FILE));
    }

    /** Whoever opens the file before it is deleted and has it after that looks whether it still is there, and takes another one. */
    @Override
    public void close() {
        try (file) {
            file.delete();
        } catch (IOException e) {
            // it is free in any case when the process ends
        }
    }
}
