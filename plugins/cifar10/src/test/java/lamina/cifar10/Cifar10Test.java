package lamina.cifar10;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import lamina.api.DataException;
import lamina.api.data.Encoded;
import lamina.api.data.Examples;
import lamina.api.data.Split;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {
    @TempDir
    Path root;

    @BeforeEach
    void write() throws IOException {
        Batches.write(root);
    }

    private Cifar10Dataset dataset() {
        return new Cifar10Dataset(root);
    }

    private String refusal(Split split) {
        return assertThrows(DataException.class, () -> {
                    try (Examples examples = dataset().open(split)) {
                        examples.read(1);
                    }
                })
                .getMessage();
    }

    @Test
    void theBatchesFollowEachOther() throws IOException {
        try (Examples examples = dataset().open(Split.TRAIN)) {
            assertEquals(10, examples.size());
            Encoded eighth = examples.read(7);
            assertEquals(1, eighth.label());
            assertEquals(new Encoded.Raw(32, 32, 3, true), eighth.format());
            byte[] bytes = eighth.bytes().toArray(ValueLayout.JAVA_BYTE);
            assertEquals(3072, bytes.length);
            assertArrayEquals(
                    new byte[] {4, 4, 1, 1, -1, -1},
                    new byte[] {bytes[0], bytes[1023], bytes[1024], bytes[2047], bytes[2048], bytes[3071]});
            assertTrue(eighth.name().endsWith("data_batch_4.bin record 1"), eighth.name());
        }
    }

    @Test
    void validationAndTestAreTheTestBatch() throws IOException {
        for (Split split : List.of(Split.VALIDATION, Split.TEST)) {
            try (Examples examples = dataset().open(split)) {
                assertEquals(3, examples.size());
                assertEquals(2, examples.read(2).label());
            }
        }
    }

    @Test
    void theClassesAreThoseOfTheFile() throws IOException {
        assertEquals("airplane", dataset().classes().getFirst());
        assertEquals("truck", dataset().classes().getLast());
        assertEquals(10, dataset().classes().size());
    }

    @Test
    void nineClassesAreAnError() throws IOException {
        Files.writeString(root.resolve("batches.meta.txt"), Batches.NAMES.replace("frog\n", ""));
        assertTrue(assertThrows(DataException.class, () -> dataset().classes())
                .getMessage()
                .endsWith("it names 9"));
    }

    @Test
    void aMissingFileIsAnErrorThatSaysWhereAndWhatToDo() throws IOException {
        Files.delete(root.resolve("data_batch_3.bin"));
        String message = refusal(Split.TRAIN);
        assertTrue(message.contains(root.toAbsolutePath().toString()), message);
        assertTrue(message.contains("data_batch_3.bin") && message.contains("'root'"), message);
    }

    @Test
    void aCutFileNamesBothSizes() throws IOException {
        Files.write(root.resolve("test_batch.bin"), Arrays.copyOf(Batches.records(3, 6), 2 * 3073 + 100));
        String message = refusal(Split.TEST);
        assertTrue(message.contains("6246 bytes") && message.contains("multiple of 3073"), message);
        assertTrue(message.contains("2 whole records"), message);
    }

    @Test
    void anEmptyFileIsAnError() throws IOException {
        Files.write(root.resolve("test_batch.bin"), new byte[0]);
        assertTrue(refusal(Split.TEST).contains("has 0 bytes"));
    }

    @Test
    void aWrongLabelNamesItsRecord() throws IOException {
        byte[] bytes = Batches.records(3, 6);
        bytes[3073] = 12;
        Files.write(root.resolve("test_batch.bin"), bytes);
        String message = refusal(Split.TEST);
        assertTrue(message.contains("test_batch.bin record 1") && message.contains("label 12"), message);
    }
}
