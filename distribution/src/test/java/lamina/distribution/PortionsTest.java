package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Precision;
import lamina.api.data.Decoder;
import lamina.config.RunReader;
import lamina.core.RunSpec;
import lamina.core.plugin.Registry;
import lamina.core.train.Session;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Gradients that are added up over portions are those of the whole batch, dropout's masks included, and limits are as they are on portable
 * kernels, on every library: they keep weights, velocity and sums in an order of their own.
 */
@Timeout(600)
class PortionsTest {
    @TempDir
    private Path folder;

    private List<float[]> trained(String library, String precision, String... more) throws IOException {
        List<String> settings = new ArrayList<>(List.of(
                "backend={type: cpu, native: %s, threads: 2, precision: %s}".formatted(library, precision),
                "data.train=48",
                "data.validation=4",
                "layers.fc2.units=64",
                "schedule={type: constant, rate: 0.02}",
                "train={batch: 16, epochs: 2, loaders: 1}"));
        settings.addAll(List.of(more));
        RunSpec run = new RunReader(Registry.installed())
                .read(TinyRun.heavy(folder, 2), settings)
                .spec();
        try (Session session = Session.training(run, Trained.all(Decoder.class), Trained.all(OverrideSet.class))) {
            session.train(List.of());
            return session.assembly().parameters().stream()
                    .map(p -> Trained.read(session.program(), p.tensor()))
                    .toList();
        }
    }

    /** Weights come before their bias, which began at zero: it is judged by the size of the weights. */
    private static void close(List<float[]> expected, List<float[]> found, double tolerance) {
        for (int i = 0; i < expected.size(); i++) {
            double size = largest(expected.get(i - i % 2));
            double difference = Trained.difference(expected.get(i), found.get(i)) * largest(expected.get(i));
            assertEquals(0, difference / size, tolerance, "parameter " + i);
        }
    }

    private static double largest(float[] values) {
        double largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** After 6 steps to 1e-4 of the largest weight in fp32, where floats are added in another order; to 2e-2 in bf16, which rounds to 4e-3. */
    @ParameterizedTest
    @CsvSource({
        "reference, f32, 1e-4",
        "none, f32, 1e-4",
        "onednn, f32, 1e-4",
        "onednn, bf16, 2e-2",
    })
    void areTheWholeBatch(String library, String precision, double tolerance) throws IOException {
        OverrideSet oneDnn = new RunReader(Registry.installed()).make(OverrideSet.class, "onednn");
        assumeTrue(!library.equals("onednn") || oneDnn.unavailable().isEmpty(), "no oneDNN here");
        assumeTrue(
                !precision.equals("bf16") || oneDnn.computesIn(Precision.BF16).isPresent(), "no bf16 here");
        List<float[]> free = trained("reference", "f32");
        for (String clip : List.of("{}", "{norm: 0.3}", "{value: 0.002}")) {
            List<float[]> whole = clip.equals("{}") ? free : trained("reference", "f32", "train.clip=" + clip);
            assertTrue(clip.equals("{}") || Trained.difference(free.getFirst(), whole.getFirst()) > 3e-2, "no limit");
            close(whole, trained(library, precision, "train.clip=" + clip), tolerance);
            close(whole, trained(library, precision, "train.clip=" + clip, "train.accumulate=4"), tolerance);
        }
    }
}
