package lamina.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lamina.api.NoSettings;
import lamina.api.backend.OverrideSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the set says where the libraries are missing, each time in a Java of its own. */
class AvailabilityTest {

    /** Prints what is wrong, asked twice, and how many overrides there are. */
    public static final class Ask {
        private Ask() {}

        public static void main(String[] arguments) {
            OverrideSet set = new OneDnnProvider().create(new NoSettings());
            System.out.println(set.unavailable().orElse("available"));
            System.out.println(set.unavailable().isPresent());
            if (!set.unavailable().equals(set.unavailable())) {
                throw new AssertionError("told otherwise the second time: " + set.unavailable());
            }
            System.out.println(set.overrides().size());
        }
    }

    @Test
    void missingLibrariesAreAReason(@TempDir Path folder) throws Exception {
        List<String> answer = ask(folder);
        assertTrue(answer.get(0).contains("libdnnl.so.3 and libgomp.so.1 are not there"), answer::toString);
        assertTrue(answer.get(0).contains(folder.toString()), answer::toString);
        assertTrue(answer.get(0).contains("-Dlamina.native=FOLDER"), answer::toString);
        assertEquals(List.of("true", "0"), answer.subList(1, 3));
    }

    @Test
    void librariesThatAreNoneAreAReason(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("libgomp.so.1"), "no library");
        Files.writeString(folder.resolve("libdnnl.so.3"), "no library");
        List<String> answer = ask(folder);
        assertTrue(answer.get(0).contains("the libraries in " + folder + " cannot be loaded"), answer::toString);
        assertTrue(answer.get(0).contains("libgomp.so.1"), answer::toString);
        assertEquals(List.of("true", "0"), answer.subList(1, 3));
    }

    /** As a full disk leaves them: loaded, they would end the process. */
    @Test
    void aLibraryThatIsCutOffIsAReason(@TempDir Path folder) throws Exception {
        Path sound = Path.of(System.getProperty("java.home"), "lib", "libzip.so");
        Files.copy(sound, folder.resolve("libgomp.so.1"));
        byte[] bytes = Files.readAllBytes(sound);
        Files.write(folder.resolve("libdnnl.so.3"), Arrays.copyOf(bytes, bytes.length / 2));
        List<String> answer = ask(folder);
        assertTrue(answer.get(0).contains("libdnnl.so.3 is cut off: it has "), answer::toString);
        assertEquals(List.of("true", "0"), answer.subList(1, 3));
    }

    /** Of the right length, which the loader believes: a byte in the middle of the code is another one. */
    @Test
    void aLibraryWithDamagedBytesIsAReason(@TempDir Path folder) throws Exception {
        Path built = Path.of(System.getProperty(Libraries.FOLDER_PROPERTY));
        Path sums = built.resolve(Checksums.NAME);
        assumeTrue(Files.exists(sums), "no libraries were unpacked for this platform");
        for (String name : List.of("libgomp.so.1", "libdnnl.so.3", Checksums.NAME)) {
            Files.copy(built.resolve(name), folder.resolve(name));
        }
        assertEquals("available", ask(folder).getFirst());
        try (RandomAccessFile library =
                new RandomAccessFile(folder.resolve("libdnnl.so.3").toFile(), "rw")) {
            library.seek(library.length() / 2);
            int before = library.read();
            library.seek(library.length() / 2);
            library.write(~before);
        }
        List<String> answer = ask(folder);
        assertTrue(
                answer.get(0).contains("libdnnl.so.3 is damaged: its bytes have the CRC-32 ")
                        && answer.get(0).contains("Copy them again"),
                answer::toString);
        assertEquals(List.of("true", "0"), answer.subList(1, 3));
    }

    @Test
    void anotherLibraryIsAReason(@TempDir Path folder) throws Exception {
        Path other = Path.of(System.getProperty("java.home"), "lib", "libzip.so");
        Files.copy(other, folder.resolve("libgomp.so.1"));
        Files.copy(other, folder.resolve("libdnnl.so.3"));
        List<String> answer = ask(folder);
        assertTrue(answer.get(0).contains("Symbol not found: "), answer::toString);
        assertTrue(answer.get(0).contains("This is not the oneDNN that Lamina came with"), answer::toString);
        assertEquals(List.of("true", "0"), answer.subList(1, 3));
    }

    private static List<String> ask(Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-D" + Libraries.FOLDER_PROPERTY + "=" + folder));
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), Ask.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        List<String> lines = output.lines().toList();
        return lines.subList(lines.size() - 3, lines.size()); // the JVM may warn before
    }

    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(System.getProperty("path.separator"))) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(System.getProperty("path.separator"), entries);
    }
}
