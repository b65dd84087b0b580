package lamina.testkit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lamina.api.DataException;
import lamina.core.train.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FuzzTest {
    private static final List<byte[]> ORIGINALS = List.of(new byte[40], "hello world, hello world".getBytes());

    @TempDir
    private Path folder;

    private static String failure(Fuzz.Reader reader) {
        return assertThrows(AssertionError.class, () -> Fuzz.run("test", 1, 50, ORIGINALS, 1 << 20, reader))
                .getMessage();
    }

    @Test
    void damageIsAFunctionOfSeedAndNumber() {
        Mutants mutants = new Mutants(ORIGINALS, 5);
        Set<Integer> hashes = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            assertArrayEquals(mutants.get(i), new Mutants(ORIGINALS, 5).get(i));
            hashes.add(ByteBuffer.wrap(mutants.get(i)).hashCode());
        }
        assertTrue(hashes.size() > 150, "different files: " + hashes.size());
        assertEquals(40, ORIGINALS.getFirst().length);
        assertArrayEquals(new byte[40], ORIGINALS.getFirst());
    }

    @Test
    void aReaderThatRefusesPasses() {
        assertDoesNotThrow(() -> Fuzz.run("test", 1, 200, ORIGINALS, 1 << 20, file -> {
            if (file.length != 40) {
                throw new DataException("damaged");
            }
        }));
    }

    @Test
    void anyOtherEndFailsAndSaysHowToRepeatIt() {
        String message = failure(_ -> {
            throw new IllegalStateException("lost");
        });
        assertTrue(message.contains("-Dlamina.fuzz.seed=1 -Dlamina.fuzz.case=0") && message.contains("lost"), message);
        assertTrue(failure(_ -> {
                    throw new IOException("lost");
                })
                .contains("lost"));
        assertTrue(failure(_ -> {
                    throw new StackOverflowError("lost");
                })
                .contains("lost"));
    }

    @Test
    void muchMemoryFails() {
        assertTrue(failure(_ -> assertEquals(2 << 20, new byte[2 << 20].length)).contains("allocated"));
    }

    @Test
    void aReaderThatRefusesNothingFails() {
        assertThrows(AssertionError.class, () -> Fuzz.run("test", 1, 200, ORIGINALS, 1 << 20, _ -> {}));
    }

    /** Damaged safetensors files give their card or a DataException. */
    private void weights(long seed, int cases) throws IOException {
        String header =
                "{\"__metadata__\":{\"lamina.classes\":\"[\\\"cat\\\",\\\"dog\\\"]\",\"lamina.picture\":\"[2, 2, 1]\"},"
                        + "\"a.weights\":{\"dtype\":\"F32\",\"shape\":[2,3],\"data_offsets\":[0,24]},"
                        + "\"a.bias\":{\"dtype\":\"I32\",\"shape\":[2],\"data_offsets\":[24,32]}}";
        byte[] text = header.getBytes(StandardCharsets.UTF_8);
        byte[] whole = ByteBuffer.allocate(8 + text.length + 32)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(text.length)
                .put(text)
                .array();
        Path file = folder.resolve("weights.safetensors");
        Files.write(file, whole);
        Weights.card(file);
        Fuzz.run("safetensors", seed, cases, List.of(whole), 16 << 20, bytes -> {
            Files.write(file, bytes);
            Weights.card(file);
        });
    }

    @Test
    void damagedWeightsInShort() throws IOException {
        weights(1, 500);
    }

    @Test
    @Tag("long")
    void damagedWeightsForLong() throws IOException {
        weights(2, 8_000);
    }
}
