package lamina.imageio;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This process's memory, native memory included. */
final class Resident {
    private static final Path STATUS = Path.of("/proc/self/status");

    private Resident() {}

    /** What it occupies now; skips the test where nobody tells. */
    static long kilobytes() throws IOException {
        assumeTrue(Files.isReadable(STATUS), "skipped: memory is read from " + STATUS);
        String line = Files.readAllLines(STATUS).stream()
                .filter(s -> s.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", ""));
    }
}
