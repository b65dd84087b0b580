package lamina.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lamina.api.backend.Backend;
import lamina.api.backend.Device;
import lamina.api.backend.OverrideSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code doctor}: every broken link is found, and named with its cure. */
class DoctorCommandTest {
    private static final String HOME = "TORNADOVM_HOME";

    @TempDir
    private Path folder;

    /** An SDK as TornadoVM's own build lays it out. */
    private Path sdk(String version, String backends) throws IOException {
        Path sdk = folder.resolve("sdk");
        write(sdk.resolve("etc/tornado.backend"), "tornado.backends=" + backends + "\n");
        write(sdk.resolve("share/java/tornado/tornado-api-" + version + ".jar"), "");
        write(sdk.resolve("lib/libtornado-opencl.so"), "");
        return sdk;
    }

    private static Backend abacus() {
        Backend backend = mock();
        when(backend.devices(any())).thenReturn(List.of(new Device("abacus", "ten beads", true, "")));
        return backend;
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<Finding> diagnose(Path sdk) {
        return GpuDiagnosis.of(
                new Home(Optional.of(folder.resolve("installation"))),
                Map.of(HOME, sdk.toString()),
                new SystemLibraries(List.of(folder.resolve("libraries"))));
    }

    private static Finding of(String subject, List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void withoutTornadoVmNothingIsWrong() throws IOException {
        Terminal terminal = new Terminal(folder, new Fakes.Backends("cpu", DoctorCommandTest::abacus));
        assertEquals(0, terminal.run("doctor"), terminal::results);
        assertTrue(terminal.results().contains("-        TORNADOVM_HOME: not set"), terminal::results);
        assertTrue(terminal.results().contains("ok       backend cpu: abacus, ten beads\n"), terminal::results);
    }

    /** Training goes on without it, so it is no problem; but who asks wants to know. */
    @Test
    void aLibraryThatCannotBeUsedIsTold() throws IOException {
        Terminal terminal = new Terminal(
                folder,
                new Fakes.Backends("cpu", DoctorCommandTest::abacus),
                new Fakes.Overrides("swift", () -> library(Optional.of("it is cut off"))),
                new Fakes.Overrides("quick", () -> library(Optional.empty())));
        assertEquals(0, terminal.run("doctor"), terminal::results);
        assertTrue(
                terminal.results().contains("-        library lib: makes nothing faster here: it is cut off\n"),
                terminal::results);
        assertTrue(terminal.results().contains("ok       library lib: version 1\n"), terminal::results);
    }

    private static OverrideSet library(Optional<String> unavailable) {
        OverrideSet set = mock();
        when(set.name()).thenReturn("lib");
        when(set.callsNativeCode()).thenReturn(true);
        when(set.unavailable()).thenReturn(unavailable);
        when(set.description()).thenReturn("version 1");
        return set;
    }

    @Test
    void aFolderThatIsNoSdkIsAProblem() throws IOException {
        Terminal terminal = new Terminal(folder, new Fakes.Backends("cpu", DoctorCommandTest::abacus))
                .with(HOME, folder.toString());
        assertEquals(5, terminal.run("doctor"), terminal::results);
        assertTrue(
                terminal.results().contains("problem  TORNADOVM_HOME: " + folder + " is no TornadoVM"),
                terminal::results);
        assertTrue(terminal.results().contains("-> set it to the folder of an SDK"), terminal::results);
    }

    @Test
    void aDeviceThatCannotBeUsedIsAProblem() throws IOException {
        Terminal terminal = new Terminal(folder, Fakes.all());
        assertEquals(5, terminal.run("doctor"), terminal::results);
        assertTrue(
                terminal.results().contains("problem  backend cpu: quantum, no qubits: there is none here; buy one\n"),
                terminal::results);
    }

    @Test
    void anotherVersionIsAProblem() throws IOException {
        Finding version = of("TornadoVM", diagnose(sdk("4.0.1-jdk21", "opencl-backend")));
        assertTrue(version.isProblem());
        assertEquals("version 4.0.1-jdk21, but Lamina is made for 5.2.0-jdk25", version.found());
    }

    @Test
    void aDriverIsFoundWhereLinuxLooks() throws IOException {
        Path sdk = sdk(GpuDiagnosis.VERSION, "opencl-backend");
        Finding missing = of("driver opencl", diagnose(sdk));
        assertTrue(missing.isProblem());
        assertTrue(missing.cure().contains("ocl-icd-libopencl1"), missing::cure);
        write(folder.resolve("libraries/libOpenCL.so.1"), "");
        assertFalse(of("driver opencl", diagnose(sdk)).isProblem());
    }

    @Test
    void aDriverThatTheSdkLacksIsAProblem() throws IOException {
        write(folder.resolve("libraries/libcuda.so.1"), "");
        List<Finding> findings = diagnose(sdk(GpuDiagnosis.VERSION, "opencl-backend,ptx-backend"));
        Finding driver = of("driver ptx", findings);
        assertTrue(driver.isProblem());
        assertTrue(driver.found().contains("libtornado-ptx"), driver::found);
    }

    @Test
    void thePartForGpusHasToBeThereAndLoaded() throws IOException {
        Path sdk = sdk(GpuDiagnosis.VERSION, "opencl-backend");
        assertTrue(of("part for GPUs", diagnose(sdk)).isProblem());
        Files.createDirectories(folder.resolve("installation/gpu"));
        assertFalse(of("part for GPUs", diagnose(sdk)).isProblem());
        assertEquals(
                "Java was started without TornadoVM",
                of("Java's options", diagnose(sdk)).found());
    }
}
