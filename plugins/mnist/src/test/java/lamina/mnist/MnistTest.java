package lamina.mnist;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import lamina.testkit.SharedData;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {
    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";

    @TempDir
    Path root;

    @BeforeEach
    void write() throws IOException {
        IdxFiles.write(root, "train");
    }

    private Examples open() throws IOException {
        return new MnistDataset(root).open(Split.TRAIN);
    }

    private String refusal() {
        return assertThrows(DataException.class, () -> open().read(1)).getMessage();
    }

    @Test
    void packedAndPlainFilesAreRead() throws IOException {
        try (Examples examples = open()) {
            assertEquals(3, examples.size());
            Encoded second = examples.read(1);
            assertEquals(0, second.label());
            assertEquals(new Encoded.Raw(2, 4, 1, false), second.format());
            assertArrayEquals(
                    new byte[] {80, 90, 100, 110, 120, (byte) 130, (byte) 140, (byte) 150},
                    second.bytes().toArray(ValueLayout.JAVA_BYTE));
            assertEquals(9, examples.read(2).label());
        }
    }

    @Test
    void aMissingFileIsAnErrorThatSaysWhere() {
        String message = assertThrows(DataException.class, () -> new MnistDataset(root).open(Split.TEST))
                .getMessage();
        assertTrue(
                message.contains("t10k-images-idx3-ubyte")
                        && message.contains(root.toAbsolutePath().toString()),
                message);
    }

    @Test
    void anotherMagicNumberIsNamed() throws IOException {
        Files.write(root.resolve(IMAGES), IdxFiles.idx(new byte[24], 0x801, 3, 2, 4));
        String message = refusal();
        assertTrue(message.contains("begins with 2049") && message.contains("2051"), message);
    }

    @Test
    void fewerSamplesThanPromisedAreAnError() throws IOException {
        Files.write(root.resolve(IMAGES), IdxFiles.idx(new byte[20], 0x803, 3, 2, 4));
        String message = refusal();
        assertTrue(message.contains("only 20 bytes") && message.contains("24"), message);
        Files.write(root.resolve(IMAGES), IdxFiles.idx(new byte[25], 0x803, 3, 2, 4));
        assertTrue(refusal().contains("more than 24 bytes"));
    }

    @Test
    void anImpossibleCountIsRefusedBeforeMemoryIsTaken() throws IOException {
        Files.write(
                root.resolve(IMAGES),
                IdxFiles.idx(new byte[24], 0x803, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertTrue(refusal().contains("more than 2 GB"));
        Files.write(root.resolve(IMAGES), IdxFiles.idx(new byte[24], 0x803, -3, 2, 4));
        assertTrue(refusal().contains("more than 2 GB"));
    }

    @Test
    void aCutPackedFileIsAnError() throws IOException {
        byte[] packed = IdxFiles.packed(IdxFiles.idx(new byte[] {7, 0, 9}, 0x801, 3));
        Files.write(root.resolve(LABELS + ".gz"), Arrays.copyOf(packed, packed.length - 12));
        assertTrue(refusal().contains(LABELS + ".gz is cut off"));
    }

    @Test
    void countsThatDisagreeAndWrongLabelsAreErrors() throws IOException {
        Files.write(root.resolve(LABELS), IdxFiles.idx(new byte[] {7, 0}, 0x801, 2));
        assertTrue(refusal().contains("has 3 pictures, but"));
        Files.write(root.resolve(LABELS), IdxFiles.idx(new byte[] {7, 10, 0}, 0x801, 3));
        assertTrue(refusal().contains("record 1 (counted from 0) is 10"));
    }

    @Test
    void theOriginalFilesHaveTheKnownContent() throws IOException {
        MnistDataset dataset = new MnistDataset(SharedData.folder("mnist"));
        int[] counts = new int[10];
        try (Examples train = dataset.open(Split.TRAIN);
                Examples test = dataset.open(Split.VALIDATION)) {
            assertEquals(60000, train.size());
            assertEquals(10000, test.size());
            double sum = 0;
            for (int i = 0; i < train.size(); i++) {
                counts[train.read(i).label()]++;
                for (byte sample : train.read(i).bytes().toArray(ValueLayout.JAVA_BYTE)) {
                    sum += sample & 0xFF;
                }
            }
            assertEquals(0.1306605, sum / 255 / 60000 / 784, 1e-6);
        }
        assertArrayEquals(new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}, counts);
    }
}
