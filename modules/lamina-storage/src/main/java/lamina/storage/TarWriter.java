package lamina.storage;

import java.io.IOException;
import java.io.OutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes a tar archive whose bytes depend on nothing but the names and the files: no time, no owner. */
public final class TarWriter implements AutoCloseable {
    private static final int HEADER = 512;

    private final TarArchiveOutputStream out;
    private long position;

    /**
     * An archive.
     *
     * @param to closed with it
     */
    public TarWriter(OutputStream to) {
        out = new TarArchiveOutputStream(to, "UTF-8");
    }

    /**
     * Adds a file.
     *
     * @param name at most 100 characters of ASCII
     * @return where its bytes begin in the archive
     */
    public long add(String name, byte[] content) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(content.length);
        entry.setModTime(0);
        entry.setIds(0, 0);
        entry.setNames("", "");
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
        long begin = position + HEADER;
        position = begin + Tar.padded(content.length);
        return begin;
    }

    /** Writes the archive's end. */
    @Override
    public void close() throws IOException {
        out.close();
    }
}
