package lamina.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A file that nobody else holds, in this process or another one. The system lets go of it when the process ends, however it ends.
 *
 * <p>A lock is the process's, and closing any channel of the file frees it (POSIX, {@code fcntl}), also one that was opened only to find
 * it taken. So a file that this process holds is not opened again: it is known here, by itself and not by its name, which may change.
 */
public final class HeldFile implements AutoCloseable {
    private static final Set<Object> HELD = new HashSet<>(); // the process's, as the locks are; guarded by itself

    private final Path path;
    private final Object identity;
    private final FileChannel channel;
    private final boolean locked;

    private HeldFile(Path path, Object identity, FileChannel channel, boolean locked) {
        this.path = path;
        this.identity = identity;
        this.channel = channel;
        this.locked = locked;
    }

    /**
     * Takes a file.
     *
     * @return empty if somebody else holds it
     * @throws NoSuchFileException if it is not there, or no longer
     */
    public static Optional<HeldFile> of(Path path) throws IOException {
        synchronized (HELD) {
            while (true) {
                Object identity = identity(path);
                if (HELD.contains(identity)) {
                    return Optional.empty();
                }
                Optional<HeldFile> held = opened(path, identity);
                if (held.isEmpty() || held.get().named()) {
                    held.ifPresent(_ -> HELD.add(identity));
                    return held;
                }
                held.get().channel.close(); // who had it took it away while it was opened: that one keeps nobody out
            }
        }
    }

    private static Optional<HeldFile> opened(Path path, Object identity) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (Optional.ofNullable(channel.tryLock()).isPresent()) {
                return Optional.of(new HeldFile(path, identity, channel, true));
            }
        } catch (OverlappingFileLockException e) {
            // a program that has Lamina twice, in two class loaders
        } catch (IOException e) {
            return Optional.of(new HeldFile(path, identity, channel, false)); // a file system without locks
        }
        channel.close();
        return Optional.empty();
    }

    /** What tells a file from others as long as it is open, whatever it is called: device and number, or else its path. */
    private static Object identity(Path path) throws IOException {
        Optional<Object> key = Optional.ofNullable(
                Files.readAttributes(path, BasicFileAttributes.class).fileKey());
        return key.isPresent() ? key.get() : path.toRealPath();
    }

    /** Whether it still is what its name leads to. */
    private boolean named() throws IOException {
        try {
            return identity(path).equals(identity);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Whether other processes are kept away; not on a file system without locks. */
    boolean locked() {
        return locked;
    }

    /** As it was called when it was taken. */
    Path path() {
        return path;
    }

    /** To read and write it. */
    FileChannel channel() {
        return channel;
    }

    /** Deletes it, unless its name leads to another file now; it is held all the same until it is closed. */
    public void delete() throws IOException {
        if (named()) {
            Files.deleteIfExists(path);
        }
    }

    /** Lets go of it. */
    @Override
    public void close() throws IOException {
        synchronized (HELD) {
            try {
                channel.close();
            } finally {
                HELD.remove(identity); // not before: it would be opened again, and this would free that lock
            }
        }
    }
}
