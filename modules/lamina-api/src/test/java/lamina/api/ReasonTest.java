package lamina.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReasonTest {

    @Test
    void whatJavaItselfThrowsIsPutIntoWords(@TempDir Path folder) {
        Path file = folder.resolve("labels.txt");
        IOException missing = assertThrows(IOException.class, () -> Files.readString(file));
        assertEquals("there is no " + file, Reason.of(missing));
        IOException there = assertThrows(IOException.class, () -> Files.createDirectory(folder));
        assertEquals(folder + " is there already", Reason.of(there));
        IOException directory = assertThrows(IOException.class, () -> Files.readString(folder));
        assertEquals("Is a directory", Reason.of(directory));
        assertEquals("there is no " + file, Reason.of(new UncheckedIOException(missing)));
    }

    @Test
    void noClassOfJavasIsNamedWhereItSaysMore() {
        assertEquals(
                "a.bin: No space left on device",
                Reason.of(new FileSystemException("a.bin", null, "No space left on device")));
        assertEquals("a.bin may not be touched (permission denied)", Reason.of(new AccessDeniedException("a.bin")));
        assertEquals("it ends too early", Reason.of(new EOFException()));
        assertEquals("it is no text in UTF-8", Reason.of(new MalformedInputException(1)));
        assertEquals("Connection reset", Reason.of(new IOException("Connection reset")));
    }

    @Test
    void whatSaysNothingElseIsNamed() {
        assertEquals("java.io.IOException", Reason.of(new IOException()));
        assertTrue(Reason.of(new IndexOutOfBoundsException("5")).startsWith("java.lang.IndexOutOfBoundsException"));
    }
}
