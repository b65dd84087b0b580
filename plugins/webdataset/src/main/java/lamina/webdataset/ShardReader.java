package lamina.webdataset;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import lamina.api.DataException;
import lamina.storage.ExampleIndexWriter;
import lamina.storage.Slice;
import lamina.storage.Tar;

/** Goes through shards once and puts every example into an index. */
final class ShardReader {
    private static final int MOST_CLASSES = 1_000_000;

    private final WebDatasetSettings settings;
    private final Labels labels;
    private final ExampleIndexWriter into;
    private Optional<Sample> open = Optional.empty(); // its files may go on
    private int largest = -1;

    ShardReader(WebDatasetSettings settings, Labels labels, ExampleIndexWriter into) {
        this.settings = settings;
        this.labels = labels;
        this.into = into;
    }

    /** Reads all; the names of the classes, numbers if there is no list. */
    List<String> read(List<Path> shards) throws IOException {
        for (int number = 0; number < shards.size(); number++) {
            read(shards.get(number), number);
        }
        if (into.examples() == 0) {
            throw new DataException(
                    shards.getFirst() + (shards.size() > 1 ? " and the other shards have" : " has")
                            + " no picture; expected files as 000042.jpg and 000042.cls. A folder that \"lamina data pack\" has written is the dataset 'packed'");
        }
        return IntStream.rangeClosed(0, largest).mapToObj(String::valueOf).toList();
    }

    private void read(Path shard, int number) throws IOException {
        try (FileChannel channel = FileChannel.open(shard)) {
            Tar.list(Slice.of(channel, shard.toString()), (name, content) -> file(name, content, number));
            end(number);
        }
    }

    private void file(String name, Slice content, int shard) throws IOException {
        if (name.startsWith(".", name.lastIndexOf('/') + 1)) {
            return; // what macOS puts beside each file: ._000042.jpg
        }
        String key = Sample.key(name);
        if (open.isEmpty() || !open.get().key().equals(key)) {
            end(shard);
            open = Optional.of(new Sample(key));
        }
        open.get().add(name, content);
    }

    private void end(int shard) throws IOException {
        if (open.isEmpty() || open.get().picture().isEmpty()) {
            open = Optional.empty();
            return;
        }
        Sample sample = open.get();
        open = Optional.empty();
        Slice picture = sample.picture().orElseThrow();
        if (picture.length() > Integer.MAX_VALUE - 8) {
            throw new DataException(
                    "%s has %,d bytes, which no picture has".formatted(picture.name(), picture.length()));
        }
        int label = sample.label(settings.labels(), labels);
        if (label >= MOST_CLASSES) {
            throw new DataException("%s has the label %,d; more than %,d classes are taken for a mistake"
                    .formatted(picture.name(), label, MOST_CLASSES));
        }
        largest = Math.max(largest, label);
        into.add(sample.pictureName(), label, shard, picture.offset(), (int) picture.length());
    }
}
