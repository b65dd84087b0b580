package lamina.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lamina.api.AssemblyException;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import org.junit.jupiter.api.Test;

class LrnTest {
    private static final float NEAR = 1e-6f;

    @Test
    void acrossChannels() {
        Three t = new Three(1, 1, 1, 3);
        Lrn lrn = new Lrn(t.x, t.y, t.s, 3, 3, 1, 1);
        try (Machine machine = t.run(lrn, new LrnGradient(lrn, t.dy, t.dx), 1, 2, 3)) {
            // s = 1 + 3/3 · (1 + 4), 1 + (1 + 4 + 9), 1 + (4 + 9)
            assertArrayEquals(new float[] {1 / 6f, 2 / 15f, 3 / 14f}, machine.read(t.y), NEAR);
            // dy = (1, 0, 0): 1/6 - 2 · 1 · 1/36, -2 · 2 · 1/36, and the third is not in the first one's window.
            assertArrayEquals(new float[] {1 / 9f, -1 / 9f, 0}, machine.read(t.dx), NEAR);
        }
    }

    @Test
    void anEvenSizeReachesFartherUp() {
        Three t = new Three(1, 1, 1, 3);
        Lrn lrn = new Lrn(t.x, t.y, t.s, 2, 2, 1, 1);
        try (Machine machine = t.run(lrn, new LrnGradient(lrn, t.dy, t.dx), 1, 2, 3)) {
            // s = 1 + 2/2 · (1 + 4), 1 + (4 + 9), 1 + 9
            assertArrayEquals(new float[] {1 / 6f, 1 / 7f, 3 / 10f}, machine.read(t.y), NEAR);
            assertArrayEquals(new float[] {1 / 9f, -1 / 9f, 0}, machine.read(t.dx), NEAR);
        }
    }

    @Test
    void raisesToBeta() {
        Three t = new Three(1, 1, 1, 1);
        Lrn lrn = new Lrn(t.x, t.y, t.s, 1, 2, 0.5f, 1);
        try (Machine machine = t.run(lrn, new LrnGradient(lrn, t.dy, t.dx), 2)) {
            assertArrayEquals(new float[] {2 / 3f}, machine.read(t.y), NEAR); // 2 / √(1 + 2 · 4)
            // 1/3 - 2 · 2 · 0.5 · 2 · 2 / 9^1.5 = 1/3 - 8/27
            assertArrayEquals(new float[] {1 / 27f}, machine.read(t.dx), NEAR);
        }
    }

    @Test
    void withinAChannel() {
        Three t = new Three(1, 2, 2, 1);
        SpatialLrn lrn = new SpatialLrn(t.x, t.y, t.s, 3, 9, 1, 1);
        try (Machine machine = t.run(lrn, new SpatialLrnGradient(lrn, t.dy, t.crossed, t.dx), 1, 2, 3, 4)) {
            // Everybody sees all four: s = 1 + 9/9 · (1 + 4 + 9 + 16) = 31
            assertArrayEquals(new float[] {1 / 31f, 2 / 31f, 3 / 31f, 4 / 31f}, machine.read(t.y), NEAR);
            // 1/31 - 2 · 1 · 1/31², and -2 · x / 31² elsewhere
            assertArrayEquals(new float[] {29 / 961f, -4 / 961f, -6 / 961f, -8 / 961f}, machine.read(t.dx), NEAR);
        }
    }

    @Test
    void placesOutOfReachDoNotCount() {
        Three t = new Three(1, 1, 3, 2);
        SpatialLrn lrn = new SpatialLrn(t.x, t.y, t.s, 3, 9, 1, 1);
        try (Machine machine = t.run(lrn, new SpatialLrnGradient(lrn, t.dy, t.crossed, t.dx), 1, 0, 2, 10, 3, 0)) {
            // The first channel has 1, 2, 3 as in acrossChannels(); the second 0, 10, 0 with s = 1 + 100.
            assertArrayEquals(new float[] {1 / 6f, 0, 2 / 15f, 10 / 101f, 3 / 14f, 0}, machine.read(t.y), NEAR);
            assertArrayEquals(new float[] {1 / 9f, 0, -1 / 9f, 0, 0, 0}, machine.read(t.dx), NEAR);
        }
    }

    @Test
    void refusesAnEmptyNeighbourhood() {
        Three t = new Three(1, 1, 1, 3);
        assertThrows(AssemblyException.class, () -> new Lrn(t.x, t.y, t.s, 0, 1, 1, 1));
        assertThrows(AssemblyException.class, () -> new SpatialLrn(t.x, t.y, t.s, 0, 1, 1, 1));
    }

    /** Input, output and workspace, all of a shape, and gradients; the first output's is 1 and the others' 0. */
    private static final class Three {
        private final Tensor x;
        private final Tensor y;
        private final Tensor s;
        private final Tensor crossed;
        private final Tensor dy;
        private final Tensor dx;

        Three(int... shape) {
            x = Tensors.floats("x", shape);
            y = Tensors.floats("y", shape);
            s = Tensors.floats("s", shape);
            crossed = Tensors.floats("crossed", shape);
            dy = Tensors.gradient(y);
            dx = Tensors.gradient(x);
        }

        Machine run(Op forward, Op gradient, float... values) {
            float[] first = new float[values.length];
            first[0] = 1;
            return Machine.whole().with(x, values).with(dy, first).run(forward).run(gradient);
        }
    }
}
