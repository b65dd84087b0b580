package lamina.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import lamina.api.AssemblyException;
import lamina.api.graph.Tensor;
import org.junit.jupiter.api.Test;

class ElementWiseTest {
    private final Tensor x = Tensors.floats("x", 3);
    private final Tensor y = Tensors.floats("layer.y", 3);
    private final Tensor dy = Tensors.gradient(y);
    private final Tensor dx = Tensors.gradient(x);

    @Test
    void relu() {
        Relu relu = new Relu(x, y);
        try (Machine machine = Machine.whole().with(x, -2f, 0, 3).with(dy, 5f, 6, 7)) {
            machine.run(relu).run(new ReluGradient(relu, dy, dx));
            assertArrayEquals(new float[] {0, 0, 3}, machine.read(y));
            assertArrayEquals(new float[] {0, 0, 7}, machine.read(dx)); // the derivative at 0 is taken as 0
        }
    }

    @Test
    void reluKeepsWhatIsNotANumber() {
        try (Machine machine = Machine.whole().with(x, Float.NaN, 1, 2)) {
            assertArrayEquals(
                    new float[] {Float.NaN, 1, 2}, machine.run(new Relu(x, y)).read(y));
        }
    }

    @Test
    void tanh() {
        Tanh tanh = new Tanh(x, y);
        float ln2 = (float) Math.log(2);
        try (Machine machine = Machine.whole().with(x, 0f, ln2, -ln2).with(dy, 1f, 2, 3)) {
            machine.run(tanh).run(new TanhGradient(tanh, dy, dx));
            // (e²ˣ - 1) / (e²ˣ + 1) with e²ˣ = 4: 3/5
            assertArrayEquals(new float[] {0, 0.6f, -0.6f}, machine.read(y), 1e-7f);
            // 1, 2 · (1 - 0.36), 3 · (1 - 0.36)
            assertArrayEquals(new float[] {1, 1.28f, 1.92f}, machine.read(dx), 1e-6f);
        }
    }

    @Test
    void scaleAndAdd() {
        Tensor other = Tensors.floats("other", 3);
        try (Machine machine = Machine.whole().with(x, 1f, -2, 3).with(other, 10f, 20, 30)) {
            assertArrayEquals(
                    new float[] {-2, 4, -6}, machine.run(new Scale(x, y, -2)).read(y));
            assertArrayEquals(
                    new float[] {11, 18, 33}, machine.run(new Add(x, other, y)).read(y));
        }
    }

    @Test
    void reshapeKeepsTheOrder() {
        Tensor picture = Tensors.floats("picture", 1, 2, 1, 2);
        Tensor flat = Tensors.floats("flat.y", 1, 4);
        try (Machine machine = Machine.whole().with(picture, 1f, 2, 3, 4)) {
            assertArrayEquals(
                    new float[] {1, 2, 3, 4},
                    machine.run(new Reshape(picture, flat)).read(flat));
        }
        AssemblyException refused = assertThrows(AssemblyException.class, () -> new Reshape(x, flat));
        assertEquals("flat: input [3] does not fit output [1, 4]: expected as many elements", refused.getMessage());
    }

    @Test
    void concatLaysChannelsSideBySide() {
        Tensor left = Tensors.floats("left", 2, 1, 2);
        Tensor right = Tensors.floats("right", 2, 1, 1);
        Tensor both = Tensors.floats("both.y", 2, 1, 3);
        Tensor gradient = Tensors.gradient(both);
        Concat concat = new Concat(List.of(left, right), both);
        try (Machine machine = Machine.whole().with(left, 1f, 2, 3, 4).with(right, 10f, 20)) {
            assertArrayEquals(
                    new float[] {1, 2, 10, 3, 4, 20}, machine.run(concat).read(both));
            machine.with(gradient, 1f, 2, 3, 4, 5, 6)
                    .run(new Split(gradient, Tensors.gradient(left), 0))
                    .run(new Split(gradient, Tensors.gradient(right), 2));
            assertArrayEquals(new float[] {1, 2, 4, 5}, machine.read(Tensors.gradient(left)));
            assertArrayEquals(new float[] {3, 6}, machine.read(Tensors.gradient(right)));
        }
        Tensor other = Tensors.floats("other", 2, 2, 1);
        AssemblyException refused = assertThrows(AssemblyException.class, () -> new Concat(List.of(left, other), both));
        assertEquals(
                "both: input [2, 2, 1] does not fit first input [2, 1, 2]: expected [2, 1, 1]", refused.getMessage());
        assertThrows(AssemblyException.class, () -> new Concat(List.of(left, left), both));
        assertThrows(AssemblyException.class, () -> new Split(gradient, Tensors.gradient(left), 2));
    }

    @Test
    void splitCutsChannelsOut() {
        Tensor x = Tensors.floats("x", 2, 1, 3);
        Tensor part = Tensors.floats("part.y", 2, 1, 2);
        Split split = new Split(x, part, 1);
        SplitGradient gradient = new SplitGradient(Tensors.gradient(part), Tensors.gradient(x), 1);
        try (Machine machine = Machine.whole().with(x, 1f, 2, 3, 4, 5, 6)) {
            assertArrayEquals(new float[] {2, 3, 5, 6}, machine.run(split).read(part));
            machine.with(Tensors.gradient(part), 10f, 20, 30, 40).run(gradient);
            assertArrayEquals(new float[] {0, 10, 20, 0, 30, 40}, machine.read(Tensors.gradient(x)));
        }
        AssemblyException refused = assertThrows(AssemblyException.class, () -> new Split(x, part, 2));
        assertEquals("part: 2 of 3 from 2: expected a part of the whole", refused.getMessage());
        assertThrows(AssemblyException.class, () -> new SplitGradient(Tensors.gradient(part), Tensors.gradient(x), -1));
    }

    @Test
    void momentumOfThePaper() {
        Tensor velocity = Tensors.floats("velocity", 3);
        Tensor gradient = Tensors.gradient(y);
        Tensor rate = Tensors.floats("rate", 1);
        Momentum momentum = new Momentum(y, velocity, gradient, rate, 0.9f, 0.5f, 2);
        try (Machine machine = Machine.whole().with(y, 2f, 0, 0).with(velocity, 0.5f, 1, 0)) {
            machine.with(gradient, 4f, 0, 1).with(rate, 0.1f).run(momentum);
            // ε = 0.1 · 2. v: 0.9 · 0.5 - 0.5 · 0.2 · 2 - 0.2 · 4 = 0.45 - 0.2 - 0.8; 0.9 · 1; -0.2 · 1
            assertArrayEquals(new float[] {-0.55f, 0.9f, -0.2f}, machine.read(velocity), 1e-6f);
            assertArrayEquals(new float[] {1.45f, 0.9f, -0.2f}, machine.read(y), 1e-6f); // w + v
        }
    }

    @Test
    void namesBothShapes() {
        Tensor wide = Tensors.floats("wide", 4);
        AssemblyException refused = assertThrows(AssemblyException.class, () -> new Relu(wide, y));
        assertEquals("layer: output [3] does not fit input [4]: expected [4]", refused.getMessage());
        assertThrows(AssemblyException.class, () -> new Add(x, wide, y));
        assertThrows(AssemblyException.class, () -> new Scale(wide, y, 1));
        assertThrows(AssemblyException.class, () -> new Tanh(wide, y));
        assertThrows(AssemblyException.class, () -> new Momentum(y, wide, dy, Tensors.floats("rate", 1), 0, 0, 1));
        assertThrows(AssemblyException.class, () -> new Momentum(y, x, dy, x, 0, 0, 1));
    }
}
