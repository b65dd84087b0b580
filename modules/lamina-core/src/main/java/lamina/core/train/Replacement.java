package lamina.core.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import lamina.api.DataException;

/** Replaces a file at one stroke: whoever reads it sees the old content or the new one, also after a power failure. */
final class Replacement {
    private Replacement() {}

    /** Writes the content. */
    interface Content {
        void write(FileChannel channel) throws IOException;
    }

    static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        try {
            // beside it, so that it can be moved; made here rather than as a temporary file, which only its owner could
            // read
            String name = "." + target.getFileName() + "-" + Long.toHexString(System.nanoTime()) + ".tmp";
            Path draft = target.resolveSibling(name);
            try {
                try (FileChannel channel =
                        FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    content.write(channel);
                    channel.force(true);
                }
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new DataException(
                    "cannot write " + target + ": " + e + ". Is there room on the disk, and may the folder be written?",
                    e);
        }
    }
}
