package lamina.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lamina.api.graph.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The derivative of a weighted sum of an op's output, along random directions in all of its inputs at once. Over all directions it has
 * the gradient's length as its standard deviation, so that is what errors are measured by.
 */
class GradientTest {
    private static final float STEP = 1 / 128f;

    static List<Example> examples() {
        return Example.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void agreesWithCentralDifferences(Example example) {
        try (Machine machine = Machine.whole()) {
            example.fill(machine);
            float[] weights = Tensors.gaussian(example.output().shape().size(), 77);
            Map<Tensor, float[]> gradients = gradients(machine, example, weights);
            for (int direction = 0; direction < 5; direction++) {
                double expected = 0;
                double square = 0;
                Map<Tensor, float[]> along = new HashMap<>();
                for (Tensor wanted : example.wanted()) {
                    along.put(wanted, Tensors.gaussian(wanted.shape().size(), 1000 + 10 * direction + along.size()));
                    expected += dot(gradients.get(wanted), along.get(wanted));
                    square += dot(gradients.get(wanted), gradients.get(wanted));
                }
                double difference =
                        (loss(example, weights, along, STEP) - loss(example, weights, along, -STEP)) / (2 * STEP);
                assertEquals(expected, difference, 1e-3 * Math.sqrt(square));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void addsNothingThatNobodyWants(Example example) {
        assertEquals(List.of(), Differentiation.of(example.op(), List.of()).ops());
        for (Tensor wanted : example.wanted()) {
            Map<Tensor, Tensor> gradients =
                    Differentiation.of(example.op(), List.of(wanted)).gradients();
            assertEquals(List.of(wanted), List.copyOf(gradients.keySet()));
        }
    }

    private static Map<Tensor, float[]> gradients(Machine machine, Example example, float[] weights) {
        machine.run(example.op()).with(Tensors.gradient(example.output()), weights);
        Differentiation differentiation = Differentiation.of(example.op(), example.wanted());
        differentiation.ops().forEach(machine::run);
        Map<Tensor, float[]> gradients = new HashMap<>();
        differentiation.gradients().forEach((tensor, gradient) -> gradients.put(tensor, machine.read(gradient)));
        return gradients;
    }

    private static double loss(Example example, float[] weights, Map<Tensor, float[]> along, float step) {
        try (Machine machine = Machine.whole()) {
            example.fill(machine);
            along.forEach((tensor, direction) -> {
                float[] values = machine.read(tensor);
                for (int i = 0; i < values.length; i++) {
                    values[i] += step * direction[i];
                }
                machine.with(tensor, values);
            });
            return dot(machine.run(example.op()).read(example.output()), weights);
        }
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
