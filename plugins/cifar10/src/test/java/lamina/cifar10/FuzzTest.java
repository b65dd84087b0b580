package lamina.cifar10;

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

/** Damaged batch files, and damaged lists of classes, give pictures or a DataException. */
class FuzzTest {
    private static final long BYTES = 16 << 20;

    @TempDir
    private Path folder;

    private void fuzz(String file, byte[] original, long seed, int cases) throws IOException {
        Batches.write(folder);
        Path damaged = folder.resolve(file);
        Fuzz.run("CIFAR-10's " + file, seed, cases, List.of(original), BYTES, bytes -> {
            Files.write(damaged, bytes);
            Cifar10Dataset dataset = new Cifar10Dataset(folder);
            dataset.classes();
            try (Examples examples = dataset.open(Split.TEST)) {
                for (int i = 0; i < examples.size(); i++) {
                    examples.read(i);
                }
            }
        });
    }

    @Test
    void inShort() throws IOException {
        fuzz("test_batch.bin", Batches.records(3, 6), 1, 300);
        fuzz("batches.meta.txt", Batches.NAMES.getBytes(), 2, 300);
    }

    @Test
    @Tag("long")
    void forLong() throws IOException {
        fuzz("test_batch.bin", Batches.records(3, 6), 3, 3_000);
        fuzz("batches.meta.txt", Batches.NAMES.getBytes(), 4, 3_000);
    }
}
