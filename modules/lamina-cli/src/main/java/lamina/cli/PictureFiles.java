package lamina.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.Reason;
import lamina.api.data.Encoded;

/** Pictures as they are named on the command line: files, folders of files, {@code -} for standard input. */
final class PictureFiles {
    private static final String STANDARD_INPUT = "-";

    private final InputStream input;

    PictureFiles(InputStream input) {
        this.input = input;
    }

    /**
     * What a name stands for: itself, or the files of a folder by name, but those whose names begin with a dot.
     *
     * @throws DataException if it is a folder without files, or one that cannot be read
     */
    List<Path> of(Path named) {
        if (!Files.isDirectory(named)) {
            return List.of(named);
        }
        try (Stream<Path> entries = Files.list(named)) {
            List<Path> files = entries.filter(file -> !Files.isDirectory(file)
                            && !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw new DataException("there are no files in the folder " + named.toAbsolutePath()
                        + "; name one with pictures, folders in it are not looked into");
            }
            return files;
        } catch (IOException e) {
            throw unreadable("folder", named, e);
        }
    }

    /** @throws DataException if it cannot be read */
    Encoded read(Path picture) {
        try {
            return new Encoded(picture.toString(), 0, MemorySegment.ofArray(bytes(picture)), new Encoded.File());
        } catch (NoSuchFileException e) {
            throw new DataException("there is no picture " + picture.toAbsolutePath(), e);
        } catch (IOException e) {
            throw unreadable("picture", picture, e);
        }
    }

    private byte[] bytes(Path picture) throws IOException {
        return picture.toString().equals(STANDARD_INPUT) ? input.readAllBytes() : Files.readAllBytes(picture);
    }

    private static DataException unreadable(String what, Path file, IOException e) {
        return new DataException(
                "the %s %s cannot be read: %s".formatted(what, file.toAbsolutePath(), Reason.of(e)), e);
    }
}
