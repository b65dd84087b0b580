package lamina.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A draft in a folder that several processes may write into, as that of indexes is: its process holds it by a lock, which the system frees
 * when the process ends, however it ends. So whoever comes next can tell what was left from what is being written.
 */
final class Draft implements AutoCloseable {
    private final HeldFile file;

    private Draft(HeldFile file) {
        this.file = file;
    }

    /** Begins one. */
    static Draft beside(Path target) throws IOException {
        while (true) {
            Optional<HeldFile> held = held(Files.createFile(Drafts.beside(target)));
            if (held.isPresent()) {
                return new Draft(held.get());
            }
        }
    }

    /** Empty if somebody has taken it for one that was left, before it was held. */
    private static Optional<HeldFile> held(Path made) throws IOException {
        try {
            return HeldFile.of(made);
        } catch (NoSuchFileException e) {
            return Optional.empty();
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
        try {
            Optional<HeldFile> left = HeldFile.of(draft);
            if (left.isPresent()) {
                delete(left.get());
            }
        } catch (IOException e) {
            // gone already, or somebody else's: it is left alone
        }
    }

    private static void delete(HeldFile left) throws IOException {
        try (left) {
            if (left.locked()) { // else nobody knows whether it is held
                left.delete();
            }
        }
    }

    Path path() {
        return file.path();
    }

    FileChannel channel() {
        return file.channel();
    }

    /** Lets go of it, and deletes it unless it has taken its target's name. */
    @Override
    public void close() throws IOException {
        try (file) {
            file.delete();
        }
    }
}
