package lamina.mnist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.testkit.Fuzz;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged IDX files, packed and plain, give digits or a DataException. */
class FuzzTest {
    private static final long BYTES = 64 << 20;

    @TempDir
    private Path folder;

    private void fuzz(String name, String file, List<byte[]> originals, long seed, int cases) throws IOException {
        IdxFiles.write(folder, "train");
        Path damaged = folder.resolve(file);
        Fuzz.run(name, seed, cases, originals, BYTES, bytes -> {
            Files.write(damaged, bytes);
            try (Examples examples = new MnistDataset(folder).open(Split.TRAIN)) {
                for (int i = 0; i < examples.size(); i++) {
                    examples.read(i);
                }
            }
        });
    }

    private void images(long seed, int cases) throws IOException {
        fuzz("IDX", "train-images-idx3-ubyte", List.of(IdxFiles.idx(new byte[24], 0x803, 3, 2, 4)), seed, cases);
    }

    private void labels(long seed, int cases) throws IOException {
        byte[] labels = IdxFiles.packed(IdxFiles.idx(new byte[] {7, 0, 9}, 0x801, 3));
        fuzz("packed IDX", "train-labels-idx1-ubyte.gz", List.of(labels), seed, cases);
    }

    @Test
    void inShort() throws IOException {
        images(1, 300);
        labels(2, 300);
    }

    @Test
    @Tag("long")
    void forLong() throws IOException {
        images(3, 3_000);
        labels(4, 3_000);
    }
}
