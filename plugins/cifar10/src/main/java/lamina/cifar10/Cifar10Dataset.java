package lamina.cifar10;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import lamina.api.DataException;
import lamina.api.data.Dataset;
import lamina.api.data.Examples;
import lamina.api.data.Split;

/** Five batches to train on, one to validate and test on: the set has no third part. */
final class Cifar10Dataset implements Dataset {
    static final int CLASSES = 10;

    private final Path root;

    Cifar10Dataset(Path root) {
        this.root = root;
    }

    @Override
    public List<String> classes() throws IOException {
        Path file = present(root.resolve("batches.meta.txt"));
        List<String> names =
                lines(file).stream().filter(line -> !line.isBlank()).toList();
        if (names.size() != CLASSES) {
            throw new DataException(
                    file + " should name " + CLASSES + " classes, one a line; it names " + names.size());
        }
        return names;
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.readAllLines(file);
        } catch (CharacterCodingException e) {
            throw new DataException(file + " is no text in UTF-8: it is damaged, fetch it again", e);
        }
    }

    @Override
    public Examples open(Split split) throws IOException {
        List<Path> files = files(split);
        for (Path file : files) {
            present(file);
        }
        return Records.open(files);
    }

    private List<Path> files(Split split) {
        return split == Split.TRAIN
                ? IntStream.rangeClosed(1, 5)
                        .mapToObj(i -> root.resolve("data_batch_" + i + ".bin"))
                        .toList()
                : List.of(root.resolve("test_batch.bin"));
    }

    private Path present(Path file) {
        if (Files.isRegularFile(file)) {
            return file;
        }
        throw new DataException(
                "CIFAR-10 is not in " + root.toAbsolutePath() + ": " + file.getFileName()
                        + " is missing. \"lamina data get cifar10\" fetches it; or fetch the binary version (cifar-10-binary.tar.gz, 162 MB) from the CIFAR-10 page of Alex Krizhevsky at"
                        + " the University of Toronto, unpack it, and write the folder that holds data_batch_1.bin into the dataset's 'root'");
    }
}
