package lamina.core.fetch;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** A compressed tar archive of a few files with short names (POSIX.1-1988, "ustar"). */
final class TarGz {
    private static final int BLOCK = 512;
    private static final int NAME = 100;
    private static final int SIZE = 124;
    private static final int TYPE = 156;

    private TarGz() {}

    /**
     * Unpacks the files that end in one of these, without the folders they are in.
     *
     * @return their names
     */
    static List<String> unpack(Path archive, Path folder, List<String> endings) throws IOException {
        List<String> names = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)))) {
            for (byte[] header = in.readNBytes(BLOCK); header.length == BLOCK && header[0] != 0; ) {
                String name = text(header, 0, NAME);
                String file = name.substring(name.lastIndexOf('/') + 1);
                long size = Long.parseLong(text(header, SIZE, 12).strip(), 8);
                boolean plain = header[TYPE] == '0' || header[TYPE] == 0;
                byte[] content = in.readNBytes(Math.toIntExact(size));
                if (content.length < size) {
                    throw new EOFException(archive + " ends within " + name);
                }
                if (plain && endings.stream().anyMatch(file::endsWith)) {
                    Path draft = folder.resolve("." + file + ".part");
                    Files.write(draft, content);
                    Files.move(
                            draft,
                            folder.resolve(file),
                            StandardCopyOption.ATOMIC_MOVE,
                            StandardCopyOption.REPLACE_EXISTING);
                    names.add(file);
                }
                in.skipNBytes(-size & BLOCK - 1);
                header = in.readNBytes(BLOCK);
            }
        }
        return names;
    }

    private static String text(byte[] header, int at, int length) {
        int end = at;
        while (end < at + length && header[end] != 0) {
            end++;
        }
        return new String(header, at, end - at, StandardCharsets.US_ASCII);
    }
}
