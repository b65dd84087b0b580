package lamina.core.train;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.storage.Drafts;

/** Replaces a file at one stroke: whoever reads it sees the old content or the new one, also after a power failure. */
public final class Replacement {
    private Replacement() {}

    /**
     * Writes a text, in UTF-8.
     *
     * @throws DataException if it cannot be written: the old content, if any, is still there
     */
    public static void write(Path file, String text) {
        write(file, channel -> channel.write(StandardCharsets.UTF_8.encode(text)));
    }

    /** Writes the content. */
    public interface Content {

        /** Writes all of it; what is given to the channel is written whole. */
        void write(WritableByteChannel channel) throws IOException;
    }

    /**
     * Writes a file, or puts another content into its place.
     *
     * @throws DataException if it cannot be written; the old content is there then
     */
    public static void write(Path file, Content content) {
        Path target = file.toAbsolutePath();
        try {
            Path draft = Drafts.beside(target);
            try {
                writeNew(draft, content);
                Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                Drafts.flush(target.getParent());
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new DataException(
                    "cannot write " + target + ": " + Reason.of(e)
                            + ". Is there room on the disk, and may the folder be written?",
                    e);
        }
    }

    /** Writes a file that does not exist yet, through to the disk. */
    static void writeNew(Path file, Content content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            content.write(new Whole(channel));
            channel.force(true);
        }
    }
}
