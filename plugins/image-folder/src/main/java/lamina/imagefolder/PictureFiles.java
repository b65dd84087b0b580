package lamina.imagefolder;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lamina.api.Reason;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;

/** Files, opened one at a time. */
final class PictureFiles implements Examples {
    private static final Encoded.File FILE = new Encoded.File();

    private final Path root;
    private final List<Picture> pictures;

    PictureFiles(Path root, List<Picture> pictures) {
        this.root = root;
        this.pictures = List.copyOf(pictures);
    }

    @Override
    public int size() {
        return pictures.size();
    }

    @Override
    public Optional<Entry> entry(int index) {
        Picture picture = pictures.get(index);
        return Optional.of(new Entry(root.resolve(picture.name()).toString(), picture.label()));
    }

    @Override
    public Encoded read(int index) throws IOException {
        Picture picture = pictures.get(index);
        Path file = root.resolve(picture.name());
        try {
            return new Encoded(file.toString(), picture.label(), MemorySegment.ofArray(Files.readAllBytes(file)), FILE);
        } catch (IOException e) {
            throw new IOException(
                    file + " cannot be read: " + Reason.of(e), e); // the file or the disk is to blame, not the picture
        }
    }

    /**
     * One file.
     *
     * @param label its class
     * @param name its path below the root
     */
    record Picture(int label, String name) {}
}
