package lamina.core.estimate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Memory as Linux counts it; elsewhere nothing is known.
 *
 * @param proc where {@code meminfo} and {@code self/} are
 * @param groups where control groups are mounted
 */
record SystemMemory(Path proc, Path groups) {
    private static final String RESIDENT = "VmRSS:";
    private static final String PEAK = "VmHWM:"; // "high water mark"
    private static final String AVAILABLE = "MemAvailable:";

    static SystemMemory here() {
        return new SystemMemory(Path.of("/proc"), Path.of("/sys/fs/cgroup"));
    }

    /** Bytes that this process has resident now. */
    Optional<Long> resident() {
        return kibibytes(proc.resolve("self/status"), RESIDENT);
    }

    /** The most bytes that this process has had resident. */
    Optional<Long> peak() {
        return kibibytes(proc.resolve("self/status"), PEAK);
    }

    /** How much this process may come to have, and who sets the limit: the machine, or a control group that it is in, the tightest. */
    Optional<Room> room() {
        long own = resident().orElse(0L);
        List<Room> rooms = new ArrayList<>();
        kibibytes(proc.resolve("meminfo"), AVAILABLE)
                .ifPresent(free -> rooms.add(new Room(own + free, "the machine has it free")));
        for (ControlGroup group : ControlGroup.all(proc.resolve("self/cgroup"), groups)) {
            group.free()
                    .ifPresent(free ->
                            rooms.add(new Room(own + free, "the limit of a control group, " + group.limitFile())));
        }
        return rooms.stream().min(Comparator.comparingLong(Room::bytes));
    }

    private static Optional<Long> kibibytes(Path file, String key) {
        return number(file, key).map(kibibytes -> kibibytes << 10);
    }

    /** The number behind a word that begins a line. */
    static Optional<Long> number(Path file, String key) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> Long.parseLong(line.substring(key.length()).replaceAll("\\D", "")));
        } catch (IOException e) {
            return Optional.empty(); // another system
        }
    }
}
