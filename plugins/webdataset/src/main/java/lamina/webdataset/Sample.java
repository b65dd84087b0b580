package lamina.webdataset;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lamina.api.DataException;
import lamina.storage.Slice;

/** The files of one example, as a shard has them one after the other. */
final class Sample {
    private static final Set<String> PICTURES = Set.of("jpg", "jpeg", "png", "webp", "bmp", "gif", "tif", "tiff");

    private final String key;
    private final Map<String, Slice> files = new HashMap<>();
    private Optional<Slice> picture = Optional.empty();
    private String pictureName = "";

    Sample(String key) {
        this.key = key;
    }

    /** What a file is filed under: its name up to the first dot behind the last slash. */
    static String key(String file) {
        int dot = file.indexOf('.', file.lastIndexOf('/') + 1);
        return dot < 0 ? file : file.substring(0, dot);
    }

    String key() {
        return key;
    }

    void add(String file, Slice content) {
        String extension =
                file.substring(Math.min(file.length(), key.length() + 1)).toLowerCase(Locale.ROOT);
        if (PICTURES.contains(extension)) {
            if (picture.isPresent()) {
                throw new DataException(content.name() + " is a second picture of the example " + key + ", beside "
                        + pictureName + "; expected one");
            }
            picture = Optional.of(content);
            pictureName = file;
        } else {
            files.put(extension, content);
        }
    }

    /** The picture; empty if it has none, as an example of something else. */
    Optional<Slice> picture() {
        return picture;
    }

    String pictureName() {
        return pictureName;
    }

    int label(List<String> extensions, Labels labels) throws IOException {
        for (String extension : extensions) {
            Slice file = files.get(extension);
            if (file != null) {
                return labels.read(extension, content(file), file.name());
            }
        }
        throw new DataException("%s has no file beside it that tells its class: %s.%s"
                .formatted(picture.map(Slice::name).orElse(key), key, String.join(" or .", extensions)));
    }

    private static byte[] content(Slice file) throws IOException {
        int most = 1 << 20;
        if (file.length() > most) {
            throw new DataException(
                    "%s has %,d bytes; a label of more than %,d is none".formatted(file.name(), file.length(), most));
        }
        return file.bytes();
    }
}
