package lamina.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A draft in a folder that several processes may write into, as that of indexes is: its process holds it by a lock, which the system frees
 * when the process ends, however it ends. So whoever comes next can tell what was left from what is being written.
 */
final class Draft implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private Draft(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Begins one. */
    static Draft beside(Path target) throws IOException {
        while (true) {
            Path path = Drafts.beside(target);
            FileChannel channel = FileChannel.open(
                    path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (held(channel) && Files.exists(path)) {
                return new Draft(path, channel);
            }
            channel.close(); // somebody has taken it for one that was left, before it was held
        }
    }

    private static boolean held(FileChannel channel) {
        try {
            return Optional.ofNullable(channel.tryLock()).isPresent();
        } catch (IOException e) {
            return true; // a file system without locks: there nobody sweeps
        }
    }

    /**
     * Deletes the drafts in a folder that nobody holds any more.
     *
     * @param ours which files, by their names: the folder may be one that others write into too
     */
    static void sweep(Path folder, Predicate<String> ours) throws IOException {
        for (Path left : Drafts.left(folder)) {
            if (ours.test(left.getFileName().toString())) {
                deleteUnlessHeld(left);
            }
        }
    }

    private static void deleteUnlessHeld(Path draft) {
        try (FileChannel other = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            if (Optional.ofNullable(other.tryLock()).isPresent()) {
                Files.deleteIfExists(draft);
            }
        } catch (IOException | OverlappingFileLockException e) {
            // gone already, somebody else's, without locks, or of this very process: it is left alone
        }
    }

    Path path() {
        return path;
    }

    FileChannel channel() {
        return channel;
    }

    /** Lets go of it, and deletes it unless it has taken its target's name. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(path);
    }
}
