package lamina.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import lamina.api.backend.MemoryUse;
import lamina.api.train.RunListener;
import lamina.api.train.Step;
import lamina.config.RunReader;
import lamina.core.RunSpec;
import lamina.core.plugin.Registry;
import lamina.core.train.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/** A training takes no more of the device and of the process the longer it lasts, and gives the device back what it took. */
@EnabledOnOs(OS.LINUX)
class SteadyMemoryTest {
    /** A layer of each kind that AlexNet has. */
    private static final String NETWORK = """
            {
              "data": {"type": "synthetic", "train": 64, "validation": 8}, "decoders": ["imageio"], "input": [16, 16, 3],
              "augment": {
                "train": [{"type": "resize-short-side", "size": 16}, {"type": "center-crop", "size": 16}],
                "evaluate": [{"type": "resize-short-side", "size": 16}, {"type": "center-crop", "size": 16}]
              },
              "layers": [
                {"type": "conv", "filters": 8, "kernelShape": 3, "weights": "he"}, "relu", "lrn",
                {"type": "max-pool", "kernelShape": 3, "strides": 2},
                {"type": "dense", "units": 16, "weights": "he"}, "relu", "dropout",
                {"type": "dense", "units": 10, "weights": "xavier"}
              ],
              "schedule": {"type": "constant", "rate": 1e-4},
              "train": {"batch": 8, "epochs": 100000, "steps": %d}, "backend": "tornado"
            }
            """;

    /** TornadoVM never gives back its copy of the context of a kernel in work groups: 312 bytes for each of 58, compared ones included. */
    private static final long CONTEXTS = 100 * 312;

    @TempDir
    private Path folder;

    private final TornadoDevice device = Devices.choose(TornadoSettings.defaults());

    /** Bytes of the device, and after a collection MiB of Java's heap and of the whole process. */
    private record Look(long step, long device, double heap, double resident) {}

    private Look look(long step) {
        System.gc();
        double heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 0x1p20;
        return new Look(step, DriverMemory.taken(device), heap, resident());
    }

    private static double resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                    .sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Look> trained(int steps, int apart) throws IOException {
        Path model = Files.writeString(folder.resolve("network.json"), NETWORK.formatted(steps));
        RunSpec run = new RunReader(Registry.installed()).read(model, List.of()).spec();
        List<Look> looks = new ArrayList<>();
        try (Session session = Session.training(run, List.of(), List.of())) {
            long foretold = session.program().memory().stream()
                    .mapToLong(MemoryUse::bytes)
                    .sum();
            session.train(List.of(new RunListener() {
                @Override
                public void step(Step step) {
                    if (step.number() % apart == 0) {
                        looks.add(look(step.number()));
                    }
                }
            }));
            assertTrue(looks.getFirst().device() >= foretold, "less is taken than the program says it holds");
        }
        looks.forEach(System.out::println);
        assertEquals(steps / apart, looks.size());
        return looks;
    }

    /** The median of the last quarter less that of the second: while the first lasts, code is compiled still. */
    private static double growth(List<Look> looks, ToDoubleFunction<Look> part) {
        int quarter = looks.size() / 4;
        return median(looks.subList(3 * quarter, looks.size()), part)
                - median(looks.subList(quarter, 2 * quarter), part);
    }

    private static double median(List<Look> looks, ToDoubleFunction<Look> part) {
        return looks.stream().mapToDouble(part).sorted().toArray()[looks.size() / 2];
    }

    @Test
    void theDeviceGetsBackWhatItGave() throws IOException {
        long before = DriverMemory.taken(device);
        List<Look> looks = trained(40, 10);
        assertEquals(1, looks.stream().mapToLong(Look::device).distinct().count());
        long left = DriverMemory.taken(device) - before;
        assertTrue(left <= CONTEXTS, () -> left + " bytes are still taken");
    }

    /** What is as large as a batch and not let go of in each step would be 15 MiB, and what is as large as an object of TornadoVM's 1. */
    @Test
    @Tag("long")
    void fiveThousandSteps() throws IOException {
        List<Look> looks = trained(5_000, 100);
        assertEquals(1, looks.stream().mapToLong(Look::device).distinct().count());
        assertTrue(growth(looks, Look::heap) < 1, looks::toString);
        assertTrue(growth(looks, Look::resident) < 8, looks::toString);
    }
}
