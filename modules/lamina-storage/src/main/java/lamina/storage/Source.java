package lamina.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file that examples lie in, or a folder, as an index knows it.
 *
 * @param name its path, or its name in the folder of the index
 * @param size bytes; 0 of a folder
 * @param modified when it was last changed, in milliseconds; 0 where that does not matter
 */
public record Source(String name, long size, long modified) {

    /** As it is now. */
    public static Source of(Path path) throws IOException {
        BasicFileAttributes now = Files.readAttributes(path, BasicFileAttributes.class);
        return new Source(
                path.toString(),
                now.isDirectory() ? 0 : now.size(),
                now.lastModifiedTime().toMillis());
    }
}
