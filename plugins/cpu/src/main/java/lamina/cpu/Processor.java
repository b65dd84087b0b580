package lamina.cpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import lamina.api.backend.Device;

/** What this machine computes with, as far as the system tells. */
final class Processor {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");
    private static final Path MEMINFO = Path.of("/proc/meminfo");

    private Processor() {}

    static Device device(CpuSettings settings) {
        String description = String.format(
                Locale.ROOT,
                "%s, %d processors, %.1f GiB",
                name(),
                Runtime.getRuntime().availableProcessors(),
                memory() / 0x1p30);
        return new Device("cpu", description, true, remark(settings));
    }

    /** The processor's name, or the architecture's where the system does not tell. */
    static String name() {
        return field(CPUINFO, "model name").orElseGet(() -> System.getProperty("os.arch"));
    }

    /** The machine's memory in bytes; where the system does not tell, what Java may use for its heap. */
    static long memory() {
        return field(MEMINFO, "MemTotal")
                .map(text -> Long.parseLong(text.replace("kB", "").trim()) * 1024)
                .orElseGet(() -> Runtime.getRuntime().maxMemory());
    }

    private static String remark(CpuSettings settings) {
        String threads = settings.computingThreads() + " threads; ";
        return threads
                + switch (settings.nativeLibrary()) {
                    case CpuSettings.AUTO -> "every native library that is installed makes it faster";
                    case CpuSettings.NONE -> "portable kernels only";
                    default -> "made faster by " + settings.nativeLibrary();
                };
    }

    private static Optional<String> field(Path file, String key) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).trim());
        } catch (IOException e) {
            return Optional.empty(); // a description only
        }
    }
}
