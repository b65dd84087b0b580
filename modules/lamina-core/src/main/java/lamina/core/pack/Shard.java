package lamina.core.pack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lamina.api.data.Split;
import lamina.storage.ExampleIndex;
import lamina.storage.PackFolder;

/**
 * So many pictures of a split, those from one number to another.
 *
 * @param file the archive
 * @param part the part of the index that is about it, until all shards are there
 * @param from the first picture
 * @param to the one behind the last
 */
record Shard(Path file, Path part, int from, int to) {

    static Shard of(PackFolder folder, Split split, int number, int each, int pictures) {
        Path file = folder.shard(split, number);
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        return new Shard(file, part, number * each, (int) Math.min(pictures, (number + 1L) * each));
    }

    /** Whether it is there, whole. */
    boolean done() {
        return Files.isRegularFile(file) && Files.isRegularFile(part);
    }

    /** What its part of the index says of it: its SHA-256, then a line for each picture that was skipped. */
    List<String> notes() throws IOException {
        try (ExampleIndex index = ExampleIndex.open(part)) {
            return index.tail().notes();
        }
    }

    String sum() throws IOException {
        return notes().getFirst();
    }

    List<String> skipped() throws IOException {
        List<String> notes = notes();
        return notes.subList(1, notes.size());
    }
}
