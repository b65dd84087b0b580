package lamina.core.estimate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A control group of Linux that limits memory: a container, a service, a batch job.
 *
 * @param folder where its files are
 * @param version how they are called
 */
record ControlGroup(Path folder, Version version) {
    private static final long NONE = 1L << 60; // version 1 writes "no limit" as a number that no machine has

    /** The files of both versions of control groups. */
    enum Version {
        ONE("memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"),
        TWO("memory.max", "memory.current", "inactive_file");

        private final String limit;
        private final String usage;
        private final String cache;

        Version(String limit, String usage, String cache) {
            this.limit = limit;
            this.usage = usage;
            this.cache = cache;
        }
    }

    /**
     * Every group of this process, the innermost first: each has a say.
     *
     * @param membership {@code /proc/self/cgroup}
     * @param mounted {@code /sys/fs/cgroup}
     */
    static List<ControlGroup> all(Path membership, Path mounted) {
        List<ControlGroup> groups = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(membership)) {
                String[] parts = line.split(":", 3); // number, controllers, path
                if (parts.length == 3 && parts[1].isEmpty()) {
                    collect(mounted, parts[2], Version.TWO, groups);
                    collect(mounted.resolve("unified"), parts[2], Version.TWO, groups);
                } else if (parts.length == 3 && List.of(parts[1].split(",")).contains("memory")) {
                    collect(mounted.resolve("memory"), parts[2], Version.ONE, groups);
                }
            }
        } catch (IOException e) {
            return List.of(); // another system
        }
        return groups;
    }

    /** From the innermost to the root; within a container the path may be the host's and mean nothing here, but the root is its own. */
    private static void collect(Path mounted, String path, Version version, List<ControlGroup> groups) {
        Path folder = mounted.resolve(path.substring(1)).normalize();
        while (folder.startsWith(mounted)) {
            if (Files.isReadable(folder.resolve(version.limit))) {
                groups.add(new ControlGroup(folder, version));
            }
            folder = folder.getParent();
        }
    }

    Path limitFile() {
        return folder.resolve(version.limit);
    }

    /** What the group may still take; pages of files that nobody uses make way. Empty if it has no limit. */
    Optional<Long> free() {
        try {
            String limit = Files.readString(limitFile()).trim();
            if (limit.equals("max") || Long.parseLong(limit) > NONE) {
                return Optional.empty();
            }
            long usage = Long.parseLong(
                    Files.readString(folder.resolve(version.usage)).trim());
            long cache = SystemMemory.number(folder.resolve("memory.stat"), version.cache + " ")
                    .orElse(0L);
            return Optional.of(Math.max(0, Long.parseLong(limit) - (usage - cache)));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty(); // a group that does not count
        }
    }
}
