package lamina.cifar10;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.testkit.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The original files, as far as they are there. */
class RealCifar10Test {
    @TempDir
    Path root;

    private static int[] counts(Examples examples) throws IOException {
        int[] counts = new int[10];
        for (int i = 0; i < examples.size(); i++) {
            counts[examples.read(i).label()]++;
        }
        return counts;
    }

    @Test
    void halfATestBatchIsATestBatch() throws IOException {
        Path shared = SharedData.folder("cifar10");
        Files.copy(shared.resolve("test_batch_first5000.bin"), root.resolve("test_batch.bin"));
        try (Examples examples = new Cifar10Dataset(root).open(Split.TEST)) {
            assertEquals(5000, examples.size());
            assertArrayEquals(new int[] {488, 505, 512, 497, 507, 488, 491, 495, 504, 513}, counts(examples));
        }
    }

    /** The training batches are kept as sheets of 100 by 100 pictures: the pixels must be those that the binary records hold. */
    @Test
    void aRecordHoldsItsPicture() throws IOException {
        Path train = SharedData.folder("cifar10").resolve("train");
        BufferedImage sheet = ImageIO.read(train.resolve("data_batch_1.png").toFile());
        byte[] labels = Files.readAllBytes(train.resolve("data_batch_1.labels"));
        for (int batch = 1; batch <= 5; batch++) {
            Files.write(root.resolve("data_batch_" + batch + ".bin"), records(sheet, labels));
        }
        try (Examples examples = new Cifar10Dataset(root).open(Split.TRAIN)) {
            assertEquals(50, examples.size());
            Encoded last = examples.read(49);
            assertEquals(labels[9], last.label());
            byte[] bytes = last.bytes().toArray(ValueLayout.JAVA_BYTE);
            int rgb = sheet.getRGB(9 * 32 + 5, 30);
            int at = 30 * 32 + 5;
            int found = (bytes[at] & 0xFF) << 16 | (bytes[1024 + at] & 0xFF) << 8 | bytes[2048 + at] & 0xFF;
            assertEquals(rgb & 0xFFFFFF, found);
        }
    }

    /** The first ten pictures of a sheet in the binary layout. */
    private static byte[] records(BufferedImage sheet, byte[] labels) {
        byte[] bytes = new byte[10 * 3073];
        for (int i = 0; i < 10; i++) {
            bytes[i * 3073] = labels[i];
            for (int p = 0; p < 1024; p++) {
                int rgb = sheet.getRGB(i * 32 + p % 32, p / 32);
                bytes[i * 3073 + 1 + p] = (byte) (rgb >> 16);
                bytes[i * 3073 + 1025 + p] = (byte) (rgb >> 8);
                bytes[i * 3073 + 2049 + p] = (byte) rgb;
            }
        }
        return bytes;
    }
}
