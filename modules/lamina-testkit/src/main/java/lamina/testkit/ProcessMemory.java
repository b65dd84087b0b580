package lamina.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of this process, native memory included, for tests that look whether it grows. They skip where nobody tells. */
public final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMemory() {}

    /** Bytes of physical memory that it holds. */
    public static long resident() throws IOException {
        return bytes("VmRSS:");
    }

    /** Bytes of addresses that it has reserved, taken or not. */
    public static long reserved() throws IOException {
        return bytes("VmSize:");
    }

    private static long bytes(String key) throws IOException {
        assumeTrue(Files.isReadable(STATUS), "skipped: memory is read from " + STATUS);
        String line = Files.readAllLines(STATUS).stream()
                .filter(each -> each.startsWith(key))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
    }
}
