package lamina.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import lamina.api.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files hold that are given for a configuration. */
class ConfigurationFileTest {
    @TempDir
    private Path folder;

    private String refused(Path file) {
        String message = assertThrows(ConfigurationException.class, () -> ConfigurationFile.read(file))
                .getMessage();
        assertTrue(message.startsWith(file + " cannot be read: "), message);
        assertTrue(message.endsWith("; expected a file in JSON or YAML"), message);
        return message;
    }

    @Test
    void aByteOrderMarkIsPassedOver() throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "\uFEFF{}");
        assertEquals("{}", ConfigurationFile.read(file));
    }

    @Test
    void whatIsNoText() throws IOException {
        Path file =
                Files.write(folder.resolve("a.json"), "{\"name\": \"\u00E4\"}".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refused(file).contains("it is no text in UTF-8"));
        assertTrue(refused(folder).contains("it is a folder"));
        assertTrue(refused(folder.resolve("none.json")).contains("there is no such file in " + folder));
    }

    /** Weights, or an archive of pictures: it is not read first. */
    @Test
    void whatIsFarTooLarge() throws IOException {
        Path file = folder.resolve("a.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 34);
        }
        assertTrue(refused(file).contains("it has 17,179,869,184 bytes, and a configuration at most 4,194,304"));
    }
}
