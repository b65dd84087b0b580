package lamina.core.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemMemoryTest {
    private static final long MIB = 1 << 20;

    @TempDir
    private Path folder;

    private SystemMemory system;

    @BeforeEach
    void machine() throws IOException {
        system = new SystemMemory(folder.resolve("proc"), folder.resolve("cgroup"));
        write("proc/meminfo", "MemTotal:       24684004 kB\nMemFree:    100 kB\nMemAvailable:   4194304 kB\n");
        write("proc/self/status", "Name:\tjava\nVmHWM:\t  204800 kB\nVmRSS:\t  102400 kB\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Limit and usage in MiB. */
    private void versionTwo(String group, String limit, long usage, long cache) throws IOException {
        write(group + "/memory.max", limit + "\n");
        write(group + "/memory.current", usage * MIB + "\n");
        write(group + "/memory.stat", "anon 5\ninactive_file " + cache * MIB + "\nactive_file 7\n");
    }

    @Test
    void whatTheMachineHasFreeIsBesideWhatTheProcessHas() {
        assertEquals(Optional.of(100 * MIB), system.resident());
        assertEquals(Optional.of(200 * MIB), system.peak());
        Room room = system.room().orElseThrow();
        assertEquals((4096 + 100) * MIB, room.bytes());
        assertTrue(room.by().contains("machine"), room.by());
    }

    @Test
    void theTightestGroupOfVersionTwoCounts() throws IOException {
        write("proc/self/cgroup", "0::/jobs/mine\n");
        versionTwo("cgroup/jobs/mine", "max", 300, 0);
        versionTwo("cgroup/jobs", String.valueOf(1000 * MIB), 700, 200); // pages of files make way: 500 are in use
        versionTwo("cgroup", String.valueOf(3000 * MIB), 700, 0);
        Room room = system.room().orElseThrow();
        assertEquals((500 + 100) * MIB, room.bytes());
        assertTrue(room.by().contains("cgroup/jobs/memory.max"), room.by());
    }

    @Test
    void inAContainerThePathIsTheHostsAndTheRootIsTheContainers() throws IOException {
        write("proc/self/cgroup", "5:cpu:/docker/abc\n4:memory:/docker/abc\n0::/\n");
        write("cgroup/memory/memory.limit_in_bytes", 512 * MIB + "\n");
        write("cgroup/memory/memory.usage_in_bytes", 112 * MIB + "\n");
        write("cgroup/memory/memory.stat", "cache 1\ninactive_file 9\ntotal_inactive_file 0\n");
        assertEquals((400 + 100) * MIB, system.room().orElseThrow().bytes());
    }

    @Test
    void versionOneWritesNoLimitAsAHugeNumber() throws IOException {
        write("proc/self/cgroup", "4:memory:/mine\n");
        write("cgroup/memory/mine/memory.limit_in_bytes", "9223372036854771712\n");
        write("cgroup/memory/mine/memory.usage_in_bytes", "1\n");
        assertEquals((4096 + 100) * MIB, system.room().orElseThrow().bytes());
    }

    @Test
    void aFullGroupHasNoRoomLeftAndNotLess() throws IOException {
        write("proc/self/cgroup", "0::/\n");
        versionTwo("cgroup", String.valueOf(100 * MIB), 120, 0);
        assertEquals(100 * MIB, system.room().orElseThrow().bytes(), "what it has already");
    }

    @Test
    void anotherSystemTellsNothing() {
        SystemMemory other = new SystemMemory(folder.resolve("no"), folder.resolve("nothing"));
        assertEquals(Optional.empty(), other.room());
        assertEquals(Optional.empty(), other.resident());
    }
}
