package lamina.distribution;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Precision;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Rng;
import lamina.core.LayerSpec;
import lamina.core.RunSpec;
import lamina.core.device.Crossing;
import lamina.core.device.Machine;
import lamina.core.device.Traffic;
import lamina.core.graph.Assembly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The paper's two columns, each on a device: the network of one device, and no byte more between them than figure 2 has arrows. */
@Timeout(300)
class TwoColumnsTest {
    private static final int STEPS = 20;

    /** Both networks with few and small maps; without dropout, whose masks hang on layers' names, and with neighbourhoods of one map. */
    private static RunSpec small(String model, List<String> columns, int divided, String library, String... more) {
        List<String> changes =
                new ArrayList<>(List.of("data=synthetic", "input=[67, 67, 3]", "train.batch=8", "layers.fc8.units=10"));
        for (String column : columns) {
            changes.add("layers.conv1" + column + ".filters=" + 8 / divided);
            changes.add("layers.conv2" + column + ".filters=" + 12 / divided);
            changes.add("layers.conv3" + column + ".filters=" + 16 / divided);
            changes.add("layers.conv4" + column + ".filters=" + 16 / divided);
            changes.add("layers.conv5" + column + ".filters=" + 12 / divided);
            changes.add("layers.fc6" + column + ".units=" + 20 / divided);
            changes.add("layers.fc7" + column + ".units=" + 24 / divided);
        }
        for (String device : columns.size() == 1 ? List.of("backend") : List.of("devices.left", "devices.right")) {
            changes.add(device + "={type: cpu, threads: 1, precision: f32, native: " + library + "}");
        }
        changes.addAll(List.of(more));
        return Trained.read(model, changes);
    }

    private static String[] plain(List<String> columns) {
        return columns.stream()
                .flatMap(column -> Stream.of(
                        "layers.norm1" + column + ".size=1",
                        "layers.norm2" + column + ".size=1",
                        "layers.drop6" + column + ".ratio=0",
                        "layers.drop7" + column + ".ratio=0"))
                .toArray(String[]::new);
    }

    private static RunSpec columns(String library, String... more) {
        return small("alexnet-two-gpus", List.of("a", "b"), 2, library, more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reference", "none", "auto"})
    void areTheGroupedNetworkOnOneDevice(String library) {
        RunSpec grouped = small("alexnet", List.of(""), 1, library, plain(List.of("")));
        RunSpec divided = columns(library, plain(List.of("a", "b")));
        try (Trained one = Trained.of(grouped);
                Trained two = Trained.of(divided)) {
            large(one);
            copy(one, two);
            Tensor probabilities = one.assembly().evaluation().probabilities();
            one.step(Assembly.EVALUATE, 0);
            two.step(Assembly.EVALUATE, 0);
            float[] expected = one.read(probabilities);
            assertTrue(spread(expected) > 1e-2, () -> "all alike: " + Arrays.toString(expected));
            assertEquals(0, Trained.difference(expected, two.read(probabilities)), 1e-5);
            List<float[]> before = weights(one);
            one.steps(STEPS);
            two.steps(STEPS);
            List<float[]> after = weights(one);
            for (int i = 0; i < after.size(); i++) {
                String name = one.assembly().parameters().get(i).tensor().name();
                assertTrue(Trained.difference(before.get(i), after.get(i)) > 1e-3, () -> name + " has not learned");
                assertEquals(0, Trained.difference(after.get(i), together(two, name)), 1e-4, name);
            }
        }
    }

    /** Weights and biases that let signals through, however thin the layers are. */
    private static void large(Trained one) {
        one.assembly().parameters().forEach(p -> {
            Tensor w = p.tensor();
            float std = w.shape().rank() == 1
                    ? 0.1f
                    : (float) Math.sqrt(2.0 / w.shape().itemSize());
            one.write(w, i -> std * Rng.gaussian(w.name().hashCode(), 0, i));
        });
    }

    private static float spread(float[] values) {
        float least = Float.MAX_VALUE;
        float most = 0;
        for (float value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        return most - least;
    }

    /** The first half of a layer's outputs is the left column, the second the right one: weights lie by output. */
    private static void copy(Trained one, Trained two) {
        one.assembly().parameters().forEach(p -> {
            float[] whole = one.read(p.tensor());
            int from = 0;
            for (Tensor part : parts(two, p.tensor().name())) {
                int begin = from;
                two.write(part, i -> whole[begin + i]);
                from += part.shape().size();
            }
            assertEquals(whole.length, from);
        });
    }

    private static float[] together(Trained two, String name) {
        float[] whole = new float[0];
        for (Tensor part : parts(two, name)) {
            float[] values = two.read(part);
            whole = Arrays.copyOf(whole, whole.length + values.length);
            System.arraycopy(values, 0, whole, whole.length - values.length, values.length);
        }
        return whole;
    }

    /** {@code conv2a.weights} and {@code conv2b.weights} for {@code conv2.weights}; the last layer is one. */
    private static List<Tensor> parts(Trained two, String name) {
        return name.startsWith("fc8")
                ? List.of(two.parameter(name))
                : Stream.of("a.", "b.")
                        .map(column -> two.parameter(name.replace(".", column)))
                        .toList();
    }

    private static List<float[]> weights(Trained trained) {
        return trained.assembly().parameters().stream()
                .map(p -> trained.read(p.tensor()))
                .toList();
    }

    /** With everything that the model has, dropout and normalization too. */
    @Test
    void areTheSameNetworkOnOneDeviceBitByBit() {
        RunSpec divided = columns("auto");
        RunSpec together = onOne(divided);
        try (Trained two = Trained.of(divided);
                Trained one = Trained.of(together)) {
            two.steps(STEPS);
            one.steps(STEPS);
            for (int i = 0; i < weights(one).size(); i++) {
                assertArrayEquals(weights(one).get(i), weights(two).get(i));
            }
        }
    }

    private static RunSpec onOne(RunSpec run) {
        List<LayerSpec> layers =
                run.layers().stream().map(layer -> layer.on(LayerSpec.MAIN)).toList();
        return run.through(layers).on(run.devices().get("left"), Map.of(), Optional.empty());
    }

    /**
     * Figure 2: the columns meet before the third convolution (the second pooling's 13·13·128 of each), before the first dense layer (the
     * last pooling's 6·6·128 of each), before the second (2048 of each) and before the last, which is on the left (2048 of the right one).
     * Gradients come back the same ways.
     */
    @Test
    void moveWhatTheFigureImplies() {
        RunSpec run = Trained.read("alexnet-two-gpus", List.of());
        Assembly assembly = Trained.assembled(run);
        try (Machine machine = Machine.of(run)) {
            List<Crossing> all = machine.crossings(assembly).stream()
                    .filter(crossing -> crossing.procedure().equals(Assembly.TRAIN))
                    .toList();
            all.forEach(crossing -> System.out.println(crossing.tensor() + " from " + crossing.from() + " to "
                    + crossing.to() + ": " + crossing.bytes() + " bytes"));
            long floats = 2 * (13 * 13 * 128) + 2 * (6 * 6 * 128) + 2 * 2048 + 2048;
            assertEquals(58_624, floats);
            assertEquals(14, all.size());
            long bytes = all.stream().mapToLong(Crossing::bytes).sum();
            assertEquals(128 * 2 * floats * 4, bytes); // 128 pictures, there and back, four bytes each
            assertEquals(60_030_976, bytes);
        }
        assertEquals(
                60_965_224,
                assembly.parameters().stream()
                        .mapToLong(p -> p.tensor().shape().size())
                        .sum());
    }

    /** What crosses is fp32 all the same. */
    @Test
    void learnInBfloat16Too() {
        boolean able = Trained.all(OverrideSet.class).stream()
                .filter(set -> set.unavailable().isEmpty())
                .anyMatch(set -> set.computesIn(Precision.BF16).isPresent());
        assumeTrue(able, "no library computes in bf16 here");
        String half = "{type: cpu, threads: 1, precision: bf16}";
        try (Trained two = Trained.of(columns("auto", "devices.left=" + half, "devices.right=" + half));
                Trained exact = Trained.of(columns("reference"))) {
            assertEquals(Precision.BF16, two.program().precision());
            large(two);
            large(exact);
            two.steps(3);
            exact.steps(3);
            Tensor losses = two.assembly().training().orElseThrow().losses();
            assertTrue(spread(exact.read(losses)) > 0.1, "all alike");
            double difference = Trained.difference(exact.read(losses), two.read(losses));
            assertTrue(difference > 1e-5 && difference < 0.05, () -> "difference " + difference);
        }
    }

    @Test
    void moveInAStepWhatTheyAnnounced() {
        try (Trained two = Trained.of(columns("auto"))) {
            two.steps(3);
            long announced = two.machine().crossings(two.assembly()).stream()
                    .filter(crossing -> crossing.procedure().equals(Assembly.TRAIN))
                    .mapToLong(Crossing::bytes)
                    .sum();
            // maps of 3 x 3 x 6 and 1 x 1 x 6, units of 10 and 12, of 8 pictures, there and back, four bytes each
            assertEquals(8 * 2 * 4 * (2 * 54 + 2 * 6 + 2 * 10 + 12), announced);
            assertEquals(3 * announced, ((Traffic) two.program()).moved(Assembly.TRAIN));
        }
    }
}
