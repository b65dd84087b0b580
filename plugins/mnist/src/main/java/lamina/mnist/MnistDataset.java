package lamina.mnist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lamina.api.DataException;
import lamina.api.data.Dataset;
import lamina.api.data.Examples;
import lamina.api.data.Split;

/** The training part, and one part to validate and test on: the set has no third. */
final class MnistDataset implements Dataset {
    static final int CLASSES = 10;

    private final Path root;

    MnistDataset(Path root) {
        this.root = root;
    }

    @Override
    public List<String> classes() {
        return IntStream.range(0, CLASSES).mapToObj(String::valueOf).toList();
    }

    @Override
    public Examples open(Split split) throws IOException {
        String part = split == Split.TRAIN ? "train" : "t10k";
        Path images = find(part + "-images-idx3-ubyte");
        Path labels = find(part + "-labels-idx1-ubyte");
        return new Digits(images, Idx.read(images, 3), labels, Idx.read(labels, 1));
    }

    private Path find(String name) {
        return Stream.of(name, name + ".gz")
                .map(root::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(
                        () -> new DataException(
                                "MNIST is not in " + root.toAbsolutePath() + ": neither " + name + " nor " + name
                                        + ".gz is there. Fetch the four original IDX files and write their folder into the dataset's 'root'"));
    }
}
