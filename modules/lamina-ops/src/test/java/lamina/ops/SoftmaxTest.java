package lamina.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lamina.api.AssemblyException;
import lamina.api.graph.Tensor;
import org.junit.jupiter.api.Test;

class SoftmaxTest {
    private static final float LN3 = (float) Math.log(3);
    private final Tensor x = Tensors.floats("x", 2, 2);
    private final Tensor labels = Tensors.ints("labels", 2);
    private final Tensor p = Tensors.floats("loss.probabilities", 2, 2);
    private final Tensor losses = Tensors.floats("loss.losses", 2);
    private final SoftmaxLoss loss = new SoftmaxLoss(x, labels, p, losses);
    private final Tensor dx = Tensors.gradient(x);

    @Test
    void workedLoss() {
        Tensor weights = Tensors.gradient(losses);
        try (Machine machine =
                Machine.whole().with(x, 0f, LN3, 5, 5).with(labels, 1, 0).with(weights, 2f, 3)) {
            machine.run(loss).run(new SoftmaxLossGradient(loss, weights, dx));
            assertArrayEquals(new float[] {0.25f, 0.75f, 0.5f, 0.5f}, machine.read(p), 1e-6f); // 1 and 3 of 4; equals
            assertArrayEquals(new float[] {0.287682f, 0.693147f}, machine.read(losses), 1e-6f); // -ln 0.75, -ln 0.5
            // 2 · (0.25, 0.75 - 1), 3 · (0.5 - 1, 0.5)
            assertArrayEquals(new float[] {0.5f, -0.5f, -1.5f, 1.5f}, machine.read(dx), 1e-6f);
        }
    }

    @Test
    void largeScoresStayFinite() {
        try (Machine machine = Machine.whole().with(x, 1000f, 0, -1000, 1000).with(labels, 1, 1)) {
            machine.run(loss);
            assertArrayEquals(new float[] {1, 0, 0, 1}, machine.read(p));
            assertArrayEquals(new float[] {1000, 0}, machine.read(losses)); // ln(1 + e⁻¹⁰⁰⁰) + 1000 - 0; 0
        }
    }

    @Test
    void workedSoftmax() {
        Softmax softmax = new Softmax(x, p);
        Tensor dp = Tensors.gradient(p);
        try (Machine machine = Machine.whole().with(x, 0f, LN3, -500, 500).with(dp, 4f, 8, 1, 1)) {
            machine.run(softmax).run(new SoftmaxGradient(softmax, dp, dx));
            assertArrayEquals(new float[] {0.25f, 0.75f, 0, 1}, machine.read(p), 1e-6f);
            // Σ dy · y = 1 + 6 = 7: 0.25 · (4 - 7), 0.75 · (8 - 7); all the same: nothing
            assertArrayEquals(new float[] {-0.75f, 0.75f, 0, 0}, machine.read(dx), 1e-6f);
        }
    }

    @Test
    void namesBothShapes() {
        AssemblyException refused =
                assertThrows(AssemblyException.class, () -> new SoftmaxLoss(x, Tensors.ints("labels", 3), p, losses));
        assertEquals("loss: labels [3] does not fit input [2, 2]: expected [2]", refused.getMessage());
        AssemblyException floats =
                assertThrows(AssemblyException.class, () -> new SoftmaxLoss(x, Tensors.floats("labels", 2), p, losses));
        assertEquals("loss: labels [2] is of FLOAT32: expected INT32", floats.getMessage());
    }
}
