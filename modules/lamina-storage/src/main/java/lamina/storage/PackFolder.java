package lamina.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import lamina.api.DataException;
import lamina.api.data.Examples;
import lamina.api.data.Split;

/**
 * A folder of packed pictures: for each split, shards {@code train-000000.tar} and an index {@code train.index}; {@code classes.txt};
 * {@code pack.json}, what was asked for; and at last {@code SHA256SUMS}. A shard is a WebDataset: of each picture
 * {@code 000000042.jpg}, or {@code 000000042.npy} without compression, and {@code 000000042.cls}, its label in digits.
 *
 * @param root the folder
 */
public record PackFolder(Path root) {
    /** What was asked for. */
    public static final String PLAN = "pack.json";

    /** The names of the classes, one in a line. */
    public static final String CLASSES = "classes.txt";

    /** The checksums, written last: without them the folder is not complete. */
    public static final String SUMS = "SHA256SUMS";

    /** A split's name in files. */
    public static String name(Split split) {
        return split.name().toLowerCase(Locale.ROOT);
    }

    /** The index of a split. */
    public Path index(Split split) {
        return root.resolve(name(split) + ".index");
    }

    /** A shard of a split. */
    public Path shard(Split split, int number) {
        return root.resolve("%s-%06d.tar".formatted(name(split), number));
    }

    /** Whether everything is there. */
    public boolean complete() {
        return Files.isRegularFile(root.resolve(SUMS));
    }

    /** The splits that were packed. */
    public List<Split> splits() {
        return Arrays.stream(Split.values())
                .filter(split -> Files.isRegularFile(index(split)))
                .toList();
    }

    /**
     * The names of the classes.
     *
     * @throws DataException if there is no such folder, or it is not complete
     */
    public List<String> classes() throws IOException {
        check();
        return Files.readAllLines(root.resolve(CLASSES));
    }

    /**
     * The examples of a split.
     *
     * @throws DataException if it was not packed, or a shard is missing or has another size
     */
    public Examples open(Split split) throws IOException {
        check();
        if (!splits().contains(split)) {
            String packed = splits().stream().map(PackFolder::name).collect(Collectors.joining(", "));
            throw new DataException("%s has no split '%s', only: %s. Pack it anew with that split"
                    .formatted(root.toAbsolutePath(), name(split), packed));
        }
        return PackedExamples.open(this, split);
    }

    private void check() {
        if (complete()) {
            return;
        }
        throw new DataException(
                Files.isRegularFile(root.resolve(PLAN))
                        ? root.toAbsolutePath()
                                + " is not packed to its end: \"lamina data pack\" with the same arguments goes on"
                        : root.toAbsolutePath() + " is no folder that \"lamina data pack\" has written: it has no "
                                + SUMS + "; correct the dataset's 'root'");
    }
}
