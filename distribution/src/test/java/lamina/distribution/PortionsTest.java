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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static void requireOneDnn(Precision precision) {
        OverrideSet oneDnn = new RunReader(Registry.installed()).make(OverrideSet.class, "onednn");
        assumeTrue(
                oneDnn.unavailable().isEmpty() && oneDnn.computesIn(precision).isPresent(), "no oneDNN here");
    }

    /** After 6 steps to 1e-4 of the largest weight: floats are added in another order. */
    @ParameterizedTest
    @ValueSource(strings = {"reference", "none", "onednn"})
    void areTheWholeBatch(String library) throws IOException {
        if (library.equals("onednn")) {
            requireOneDnn(Precision.F32);
        }
        List<float[]> free = trained("reference", "f32");
        for (String clip : List.of("{}", "{norm: 0.3}", "{value: 0.002}")) {
            List<float[]> whole = clip.equals("{}") ? free : trained("reference", "f32", "train.clip=" + clip);
            assertTrue(clip.equals("{}") || Trained.difference(free.getFirst(), whole.getFirst()) > 3e-2, "no limit");
            close(whole, trained(library, "f32", "train.clip=" + clip), 1e-4);
            close(whole, trained(library, "f32", "train.clip=" + clip, "train.accumulate=4"), 1e-4);
        }
    }

    /** To 1e-2, as each portion's gradients are rounded to bf16; they are added up in fp32. At a rate at which such rounding does not grow. */
    @Test
    void areTheWholeBatchInBfloat16() throws IOException {
        requireOneDnn(Precision.BF16);
        for (String clip : List.of("{}", "{norm: 0.3}", "{value: 0.002}")) {
            String[] settings = {"schedule={type: constant, rate: 0.002}", "train.clip=" + clip};
            List<float[]> whole = trained("onednn", "bf16", settings);
            close(whole, trained("onednn", "bf16", settings[0], settings[1], "train.accumulate=4"), 1e-2);
        }
    }
}
