package lamina.api.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import lamina.api.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
    @TempDir
    private Path folder;

    @Test
    void growsAtItsEnd() throws IOException {
        Path path = folder.resolve("records");
        try (RunFile file = RunFile.create(path)) {
            file.add("one\n");
            assertEquals("one\n", Files.readString(path)); // others see it at once
            file.add(ByteBuffer.wrap(new byte[] {'x', 't', 'w', 'o', '\n', 'x'}, 1, 4));
            file.force();
        }
        assertEquals("one\ntwo\n", Files.readString(path));
    }

    @Test
    void goesOnBehindWhatStays() throws IOException {
        Path path = Files.writeString(folder.resolve("records"), "one\ntwo\nthr");
        try (RunFile file = RunFile.open(path, 4)) {
            assertEquals("one\n", Files.readString(path));
            file.add("2\n");
        }
        assertEquals("one\n2\n", Files.readString(path));
    }

    @Test
    void aNewFileTakesNobodysPlace() throws IOException {
        Path path = Files.writeString(folder.resolve("records"), "somebody's");
        String message =
                assertThrows(DataException.class, () -> RunFile.create(path)).getMessage();
        assertTrue(message.startsWith("cannot write " + path.toAbsolutePath()), message);
        assertEquals("somebody's", Files.readString(path));
    }

    @Test
    void aFolderThatIsNotThereIsTold() {
        Path path = folder.resolve("nowhere/records");
        String message =
                assertThrows(DataException.class, () -> RunFile.open(path, 0)).getMessage();
        assertTrue(message.contains(path.toString()) && message.contains("may the folder be written?"), message);
    }
}
