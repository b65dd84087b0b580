package lamina.cli;

import static lamina.cli.Finding.note;
import static lamina.cli.Finding.ok;
import static lamina.cli.Finding.problem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether Lamina can compute on GPUs here, link by link of the chain: the SDK, its version, its drivers, Lamina's part, Java's options. */
final class GpuDiagnosis {
    /** What Lamina is built against and tested with. */
    static final String VERSION = "5.2.0-jdk25";

    private static final String VARIABLE = "TORNADOVM_HOME";

    /** The shared libraries of the system that each of TornadoVM's backends stands on, and what brings them. */
    private static final Map<String, Map<String, String>> LIBRARIES = Map.of(
            "opencl",
            Map.of("libOpenCL.so.1", "the OpenCL loader (Debian: apt-get install ocl-icd-libopencl1)"),
            "ptx",
            Map.of("libcuda.so.1", "NVIDIA's driver"),
            "cuda",
            Map.of(
                    "libcuda.so.1",
                    "NVIDIA's driver",
                    "libnvrtc.so",
                    "NVIDIA's CUDA toolkit 12 or later",
                    "libcublas.so",
                    "NVIDIA's CUDA toolkit 12 or later"));

    private final Home home;
    private final Map<String, String> environment;
    private final SystemLibraries libraries;
    private final List<Finding> findings = new ArrayList<>();

    private GpuDiagnosis(Home home, Map<String, String> environment, SystemLibraries libraries) {
        this.home = home;
        this.environment = environment;
        this.libraries = libraries;
    }

    /** What was found, in the order in which things depend on each other. */
    static List<Finding> of(Home home, Map<String, String> environment, SystemLibraries libraries) {
        GpuDiagnosis diagnosis = new GpuDiagnosis(home, environment, libraries);
        diagnosis.diagnose();
        return List.copyOf(diagnosis.findings);
    }

    private void diagnose() {
        String folder = environment.getOrDefault(VARIABLE, "");
        if (folder.isBlank()) {
            findings.add(note(
                    VARIABLE,
                    "not set: nothing is computed on a GPU",
                    "to use one, install TornadoVM " + VERSION + " and set " + VARIABLE + " to its folder"));
            return;
        }
        TornadoSdk sdk = new TornadoSdk(Path.of(folder));
        if (!sdk.isComplete()) {
            findings.add(problem(
                    VARIABLE,
                    folder + " is no TornadoVM: expected etc/tornado.backend and share/java/tornado/tornado-api-*.jar",
                    "set it to the folder of an SDK, the one that holds bin, etc, lib and share"));
            return;
        }
        findings.add(ok(VARIABLE, folder));
        version(sdk.version().orElseThrow());
        sdk.backends().forEach(backend -> backend(sdk, backend));
        part();
        options();
    }

    private void version(String version) {
        findings.add(
                version.equals(VERSION)
                        ? ok("TornadoVM", version)
                        : problem(
                                "TornadoVM",
                                "version " + version + ", but Lamina is made for " + VERSION,
                                "install that version: its classes change from one to the next"));
    }

    private void backend(TornadoSdk sdk, String backend) {
        Map<String, String> needed = LIBRARIES.get(backend);
        if (needed == null) {
            findings.add(note("driver " + backend, "Lamina has no use for it", ""));
            return;
        }
        if (!Files.isRegularFile(sdk.library(backend))) {
            findings.add(problem(
                    "driver " + backend,
                    sdk.library(backend) + " is missing",
                    "install the SDK again: it says it was built with " + backend));
        }
        needed.keySet().stream().sorted().forEach(name -> library(backend, name, needed.get(name)));
    }

    private void library(String backend, String name, String source) {
        Optional<Path> file = libraries.find(name);
        findings.add(file.map(found -> ok("driver " + backend, found.toString()))
                .orElseGet(() -> problem(
                        "driver " + backend,
                        name + " is in none of the folders that Linux looks into",
                        "install " + source + ", or name its folder in LD_LIBRARY_PATH")));
    }

    private void part() {
        Optional<Path> folder = home.folder().map(installation -> installation.resolve("gpu"));
        findings.add(folder.filter(Files::isDirectory)
                .map(found -> ok("part for GPUs", found.toString()))
                .orElseGet(() -> problem(
                        "part for GPUs",
                        "the folder gpu is missing in "
                                + home.folder().map(Path::toString).orElse("the installation"),
                        "in a checkout, ./lamina builds it where " + VARIABLE
                                + " is set; else take an archive that has it")));
    }

    private void options() {
        boolean started = ModuleLayer.boot().findModule("tornado.runtime").isPresent();
        boolean strict = "False".equalsIgnoreCase(System.getProperty("tornado.recover.bailout"));
        if (started && strict) {
            findings.add(ok("Java's options", "TornadoVM is loaded, and may not fall back to plain Java unseen"));
        } else {
            findings.add(problem(
                    "Java's options",
                    started ? "tornado.recover.bailout is not False" : "Java was started without TornadoVM",
                    "start Lamina by its own bin/lamina, which gives the options of lib/tornado.args"));
        }
    }
}
