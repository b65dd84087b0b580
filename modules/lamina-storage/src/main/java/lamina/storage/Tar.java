package lamina.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import lamina.api.DataException;
import lamina.api.Reason;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Lists tar archives without reading what is in them: from header to header. The headers are Commons Compress's to understand: ustar, and
 * the long names of GNU and of POSIX (pax).
 */
public final class Tar {
    private static final int BLOCK = 512;

    private Tar() {}

    /** Takes what an archive has in it. */
    @FunctionalInterface
    public interface Visitor {

        /**
         * A file.
         *
         * @param name as the archive has it, with folders
         * @param content where it lies
         */
        void file(String name, Slice content) throws IOException;
    }

    /**
     * Lists the files of an archive, in its order; folders and links are passed over.
     *
     * @throws DataException if it is damaged or cut off, or a file in it is sparse
     */
    public static void list(Slice archive, Visitor visitor) throws IOException {
        long at = 0;
        while (true) {
            TarArchiveInputStream in = new TarArchiveInputStream(archive.stream(at)); // holds nothing to be closed
            TarArchiveEntry entry = next(in, archive, at);
            if (entry == null) {
                checkEnd(archive, at);
                return;
            }
            long begin = at + in.getBytesRead();
            long size = checked(entry, archive, begin);
            if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
                visitor.file(entry.getName(), archive.part(archive.name() + " " + entry.getName(), begin, size));
            }
            at = begin + padded(size);
        }
    }

    /**
     * Reads some small files out of an archive that comes as a stream, a packed one for instance.
     *
     * @param name what messages call the archive
     * @param wanted which files, by their names
     * @param most bytes of all files in the archive together, wanted or not
     * @return their contents by name
     * @throws DataException if it is damaged, or has more than that in it
     */
    public static Map<String, byte[]> read(InputStream stream, String name, Predicate<String> wanted, long most) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        TarArchiveInputStream in = new TarArchiveInputStream(new Bounded(stream, most));
        try {
            for (TarArchiveEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.isFile() && wanted.test(entry.getName())) {
                    checkNotSparse(entry, name); // its holes would count as nothing, and take room
                    files.put(entry.getName(), in.readAllBytes());
                }
            }
            return files;
        } catch (DataException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new DataException(
                    "%s is no archive, or it is damaged: %s. Copy or download it again".formatted(name, Reason.of(e)),
                    e);
        }
    }

    /** The bytes that a file of this size takes behind its header: whole blocks. */
    static long padded(long size) {
        return (size + BLOCK - 1) / BLOCK * BLOCK;
    }

    private static TarArchiveEntry next(TarArchiveInputStream in, Slice archive, long at) {
        try {
            return in.getNextEntry();
        } catch (IOException | RuntimeException e) { // the library's number formats, for one
            throw damaged(archive, at, e.getMessage() == null ? e.toString() : e.getMessage(), e);
        }
    }

    private static long checked(TarArchiveEntry entry, Slice archive, long begin) {
        checkNotSparse(entry, archive.name());
        long size = entry.getSize();
        if (size < 0 || size > archive.length() - begin) {
            throw new DataException(
                    "%s is cut off or damaged: %s in it should have %,d bytes from byte %,d on, but the archive ends at %,d. Copy or download it again"
                            .formatted(archive.name(), entry.getName(), size, begin, archive.length()));
        }
        return size;
    }

    private static void checkNotSparse(TarArchiveEntry entry, String archive) {
        if (entry.isSparse()) {
            throw new DataException(archive + " holds " + entry.getName()
                    + " as a sparse file, which Lamina does not read: pack the archive anew without --sparse");
        }
    }

    /** An archive ends in a block of zeros. Without one it may have been cut between two files, and nobody would see. */
    private static void checkEnd(Slice archive, long at) {
        if (archive.length() - at < BLOCK) {
            throw new DataException(
                    "%s is cut off: at byte %,d, where it ends, the mark of a tar archive's end is missing. Copy or download it again"
                            .formatted(archive.name(), archive.length()));
        }
    }

    private static DataException damaged(Slice archive, long at, String reason, Exception cause) {
        return new DataException(
                "%s is no tar archive, or it is damaged: at byte %,d, %s. Copy or download it again"
                        .formatted(archive.name(), at, reason),
                cause);
    }
}
