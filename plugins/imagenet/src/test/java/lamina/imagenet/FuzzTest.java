package lamina.imagenet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.testkit.Fuzz;
import lamina.testkit.ImagenetArchives;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged archives and development kits give pictures or a DataException. */
class FuzzTest {
    private static final long BYTES = 64 << 20;

    @TempDir
    private Path root;

    private void archives(String name, String file, Split split, long seed, int cases) throws IOException {
        new ImagenetArchives(2012, 1, 2, Map.of()).write(root);
        Path damaged = root.resolve(file);
        byte[] original = Files.readAllBytes(damaged);
        ImagenetDataset dataset = new ImagenetDataset(
                ImagenetContractTest.settings(root, 2012, Optional.of(Order.DEVKIT), Optional.empty(), 0));
        Fuzz.run(name, seed, cases, List.of(original), BYTES, bytes -> {
            Files.write(damaged, bytes);
            try (Examples examples = dataset.open(split)) {
                for (int i = 0; i < examples.size(); i++) {
                    examples.read(i);
                }
            }
        });
    }

    private static void mat(long seed, int cases) {
        Fuzz.run(
                "MAT",
                seed,
                cases,
                List.of(MatFileTest.scipy(), plain()),
                BYTES,
                bytes -> MatFile.read(bytes, "meta.mat"));
    }

    /** What a kit means of what a file that can be read says: fields that are missing, of another kind, or numbered otherwise. */
    private void synsets(long seed, int cases) throws IOException {
        Path data = Files.createDirectories(root.resolve("kit/data"));
        Fuzz.run("synsets", seed, cases, List.of(plain()), BYTES, bytes -> {
            Files.write(data.resolve("meta.mat"), bytes);
            Devkit.read(root.resolve("kit"));
        });
    }

    /** The same uncompressed, so that damage reaches what is in it. */
    private static byte[] plain() {
        return MatFileTest.uncompressed();
    }

    @Test
    void inShort() throws IOException {
        archives("tar of tars", "ILSVRC2012_img_train.tar", Split.TRAIN, 1, 300);
        archives("development kit", "ILSVRC2012_devkit_t12.tar.gz", Split.VALIDATION, 2, 300);
        mat(3, 2_000);
        synsets(8, 500);
    }

    @Test
    @Tag("long")
    void forLong() throws IOException {
        archives("tar of tars", "ILSVRC2012_img_train.tar", Split.TRAIN, 4, 5_000);
        archives("tar", "ILSVRC2012_img_val.tar", Split.VALIDATION, 5, 5_000);
        archives("development kit", "ILSVRC2012_devkit_t12.tar.gz", Split.VALIDATION, 6, 3_000);
        mat(7, 50_000);
        synsets(9, 10_000);
    }
}
