package lamina.cpu;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lamina.api.BackendException;
import lamina.api.backend.Device;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Wishes;

/** What this machine computes with, as far as the system tells. */
final class Processor {
    private static final Path CPUINFO = Path.of("/proc/cpuinfo");
    private static final Path MEMINFO = Path.of("/proc/meminfo");

    /** As Linux calls them, on x86 and on ARM. */
    private static final List<String> BF16 = List.of("amx_bf16", "avx512_bf16", "bf16");

    private Processor() {}

    static Device device(CpuSettings settings, List<OverrideSet> installed) {
        String description = String.format(
                Locale.ROOT,
                "%s, %d processors, %.1f GiB",
                name(),
                Runtime.getRuntime().availableProcessors(),
                memory() / 0x1p30);
        try {
            return new Device("cpu", description, true, remark(Choice.of(settings, installed)));
        } catch (BackendException e) {
            return new Device("cpu", description, false, e.getMessage());
        }
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

    /** What computes in what, and why. */
    private static String remark(Choice choice) {
        Wishes wishes = choice.wishes();
        String precision = choice.precision().name().toLowerCase(Locale.ROOT);
        List<String> remarks = new ArrayList<>();
        remarks.add("%s, %s %s"
                .formatted(
                        wishes.threads() == 1 ? "1 thread" : wishes.threads() + " threads",
                        precision,
                        choice.reason(bf16Instructions()))
                .strip());
        choice.usable().forEach(set -> remarks.add(set.name() + describe(set)));
        remarks.addAll(choice.remarks());
        if (choice.usable().isEmpty()) {
            remarks.add("portable kernels only");
        }
        return String.join("; ", remarks);
    }

    /** Those that multiply bf16, fastest first; none where the system does not tell. */
    private static List<String> bf16Instructions() {
        List<String> flags = field(CPUINFO, "flags")
                .or(() -> field(CPUINFO, "Features")) // on ARM
                .map(text -> List.of(text.split(" ")))
                .orElse(List.of());
        return BF16.stream().filter(flags::contains).toList();
    }

    private static String describe(OverrideSet set) {
        return set.description().isEmpty() ? "" : " (" + set.description() + ")";
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
