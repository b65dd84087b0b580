package lamina.cli.scaffold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import lamina.api.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All files or none. */
class ProjectFolderTest {
    @TempDir
    private Path folder;

    private static String refusal(Path project, Map<String, String> files) {
        return assertThrows(ConfigurationException.class, () -> new ProjectFolder(project).write(files))
                .getMessage();
    }

    @Test
    void intoANewFolderAndIntoAnEmptyOne() throws IOException {
        new ProjectFolder(folder.resolve("new/one")).write(Map.of("a/b.txt", "text"));
        assertEquals("text", Files.readString(folder.resolve("new/one/a/b.txt")));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        new ProjectFolder(empty).write(Map.of("b.txt", "text"));
        assertEquals("text", Files.readString(empty.resolve("b.txt")));
    }

    @Test
    void whatIsThereStays() throws IOException {
        Path file = Files.writeString(folder.resolve("pom.xml"), "mine");
        String message = refusal(folder, Map.of("pom.xml", "theirs", "b.txt", "text"));
        assertTrue(message.contains(file + "; give another by --into"), message);
        assertEquals("mine", Files.readString(file));
        assertFalse(Files.exists(folder.resolve("b.txt")));
        assertTrue(refusal(file, Map.of("b.txt", "text")).contains("there is " + file), "a file");
    }

    /** The second file cannot be written, since the first is where its folder would be. */
    @Test
    void nothingIsLeftHalfWritten() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("a/b", "text");
        files.put("a/b/c", "text");
        Path project = folder.resolve("deep/project");
        String message = refusal(project, files);
        assertTrue(message.startsWith("the project cannot be written to " + project + ", and nothing was: "), message);
        assertFalse(Files.exists(folder.resolve("deep")));
    }
}
