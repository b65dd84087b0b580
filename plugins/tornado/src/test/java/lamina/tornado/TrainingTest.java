package lamina.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lamina.api.NoSettings;
import lamina.api.backend.Backend;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Precision;
import lamina.api.graph.Tensor;
import lamina.core.graph.FiniteLoss;
import lamina.cpu.CpuProvider;
import lamina.cpu.CpuSettings;
import lamina.vector.VectorProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole networks learn on the device as they do on the processor. */
class TrainingTest {
    private static final Path MODELS = Path.of("../../distribution/models");

    /** Quick to compile, with all that a step may have between its ops. */
    private static final String SMALL = """
            {
              "data": {"type": "synthetic"}, "input": [12, 12, 3],
              "layers": [
                {"type": "conv", "filters": 8, "kernelShape": 5, "strides": 2, "weights": "he"}, "relu", "dropout",
                {"type": "dense", "units": 10, "weights": "xavier"}
              ],
              "train": {"batch": 8, "epochs": 1}
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void quickstartLearnsTheSame() {
        train("quickstart", 8, 10, 0.02f, portable(), List.of());
    }

    /** Where the device multiplies bf16: as near as seven bits of fraction let it come. */
    @Test
    void quickstartLearnsNearlyTheSameInBf16() {
        assumeTrue(Devices.hasLibrary(Devices.choose(TornadoSettings.defaults())), "no NVIDIA device with cuBLAS");
        Backend bf16 =
                new TornadoProvider().create(new TornadoSettings(TornadoSettings.AUTO, Precision.BF16, true, 0, false));
        train("quickstart", 8, 10, 5e-4f, portable(), List.of(), bf16, 2e-2);
    }

    /** Where steps can be recorded as CUDA graphs. */
    @Test
    void quickstartLearnsTheSameRecorded() {
        assumeTrue(
                TornadoBackend.hasCudaGraphs(Devices.choose(TornadoSettings.defaults())),
                "the device has no CUDA graphs");
        Backend recording =
                new TornadoProvider().create(new TornadoSettings(TornadoSettings.AUTO, Precision.AUTO, true, 0, true));
        train("quickstart", 8, 10, 0.02f, portable(), List.of(), recording, 1e-3);
    }

    /** Host ops between the device's steps: one that ends a broken step, and those that measure; limits and sums of gradients. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "train.clip={norm: 0.5}",
                "train.accumulate=2",
                "train={batch: 8, epochs: 1, accumulate: 2, clip: {value: 0.001}, watch: {statistics: 2}}"
            })
    void whatARunMayAddIsTheSame(String addition) throws IOException {
        try (Duel duel = small("train.watch.statistics=2", addition)) {
            for (int step = 0; step < 4; step += 2) {
                duel.step(step, 0.02f);
                duel.observe(step + 1, 0.02f);
                List<Tensor> norms = duel.measured().stream()
                        .flatMap(layer -> layer.norms().stream())
                        .toList();
                assertTrue(duel.worst(norms) < 1e-3, () -> "norms differ by " + duel.worst(norms));
            }
            assertTrue(duel.worstWeight() < 1e-3, () -> "weights differ by " + duel.worstWeight());
        }
    }

    @Test
    void aLossThatIsNoNumberEndsTheStepBeforeItsUpdate() throws IOException {
        try (Duel duel = small()) {
            duel.step(0, 0.02f);
            assertTrue(FiniteLoss.ended(duel.stepOnNonsense(1)));
            duel.step(2, 0.02f);
            assertTrue(duel.worstWeight() < 1e-3, () -> "weights differ by " + duel.worstWeight());
        }
    }

    private Duel small(String... settings) throws IOException {
        Path model = Files.writeString(folder.resolve("small.json"), SMALL);
        return new Duel(model, List.of(settings), portable(), List.of(), device());
    }

    private static Backend portable() {
        return new CpuProvider().create(CpuSettings.reference(2));
    }

    private static Backend device() {
        return new TornadoProvider().create(TornadoSettings.defaults());
    }

    /**
     * By Java's own products on the processor: the portable kernels would take an hour. At the paper's rate a network that is shown noise
     * doubles in each step whatever sums in another order left in the last digit, so the rate is small.
     */
    @Test
    @Tag("long")
    void alexnetLearnsTheSame() {
        Backend java = new CpuProvider().create(new CpuSettings(2, "none", Precision.F32));
        train("alexnet", 8, 20, 5e-4f, java, List.of(new VectorProvider().create(new NoSettings())));
    }

    private static void train(
            String model, int batch, int steps, float rate, Backend here, List<OverrideSet> overrides) {
        train(model, batch, steps, rate, here, overrides, device(), 1e-3);
    }

    private static void train(
            String model,
            int batch,
            int steps,
            float rate,
            Backend here,
            List<OverrideSet> overrides,
            Backend there,
            double tolerance) {
        try (Duel duel =
                new Duel(MODELS.resolve(model + ".json"), List.of("train.batch=" + batch), here, overrides, there)) {
            for (int step = 0; step < steps; step++) {
                duel.step(step, rate);
                double[] losses = duel.losses();
                assertEquals(losses[0], losses[1], tolerance * losses[0], "step " + step);
            }
            assertTrue(duel.worstWeight() < tolerance, () -> "weights differ by " + duel.worstWeight());
        }
    }
}
