package lamina.tornado;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import lamina.api.NoSettings;
import lamina.api.backend.Backend;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Precision;
import lamina.cpu.CpuProvider;
import lamina.cpu.CpuSettings;
import lamina.vector.VectorProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole networks learn on the device as they do on the processor. */
class TrainingTest {

    @Test
    void quickstartLearnsTheSame() {
        Backend portable = new CpuProvider().create(CpuSettings.reference(2));
        train("quickstart", 8, 10, 0.02f, portable, List.of());
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
        Backend there = new TornadoProvider().create(TornadoSettings.defaults());
        try (Duel duel = new Duel(model, batch, here, overrides, there)) {
            for (int step = 0; step < steps; step++) {
                duel.step(step, rate);
                double[] losses = duel.losses();
                assertEquals(losses[0], losses[1], 1e-3 * losses[0], "step " + step);
            }
            assertTrue(duel.worstWeight() < 1e-3, () -> "weights differ by " + duel.worstWeight());
        }
    }
}
