package lamina.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lamina.api.AssemblyException;
import lamina.api.graph.Tensor;
import org.junit.jupiter.api.Test;

class PoolTest {
    private final Tensor x = Tensors.floats("x", 1, 3, 3, 1);
    private final Tensor y = Tensors.floats("pool1.y", 1, 2, 2, 1);
    private final Tensor workspace = Tensors.ints("pool1.workspace", 1, 2, 2, 1);
    private final Tensor dy = Tensors.gradient(y);
    private final Tensor dx = Tensors.gradient(x);

    @Test
    void theFirstOfEqualsHasTheGradient() {
        MaxPool pool = new MaxPool(x, y, workspace, Window.square(2, 1));
        try (Machine machine = Machine.whole()) {
            machine.with(x, 1f, 5, 2, 4, 5, 3, 0, -1, 7).with(dy, 1f, 2, 3, 4);
            machine.run(pool).run(new MaxPoolGradient(pool, dy, dx));
            assertArrayEquals(new float[] {5, 5, 5, 7}, machine.read(y));
            // Both upper windows take the upper 5 (1 + 2), the lower left one has only the lower 5, the last one has
            // the 7.
            assertArrayEquals(new float[] {0, 3, 0, 0, 3, 0, 0, 0, 4}, machine.read(dx));
        }
    }

    @Test
    void paddingNeverWins() {
        Tensor negative = Tensors.floats("negative", 1, 2, 2, 1);
        try (Machine machine = Machine.whole()) {
            machine.with(negative, -1f, -2, -3, Float.NEGATIVE_INFINITY);
            machine.run(new MaxPool(negative, y, workspace, new Window(2, 2, 2, 2, 1, 1, 1, 1)));
            // Each window sees one corner of the picture and three places of padding.
            assertArrayEquals(new float[] {-1, -2, -3, Float.NEGATIVE_INFINITY}, machine.read(y));
        }
    }

    @Test
    void meanOfWhatIsThere() {
        // The padding of 1 above and on the left gives windows of 1, of (2, 3), of (4, 7) and of (5, 6, 8, 9).
        AveragePool pool = new AveragePool(x, y, new Window(2, 2, 2, 2, 1, 1, 0, 0), false);
        try (Machine machine = Machine.whole()) {
            machine.with(x, 1f, 2, 3, 4, 5, 6, 7, 8, 9).with(dy, 4f, 8, 12, 16);
            machine.run(pool).run(new AveragePoolGradient(pool, dy, dx));
            assertArrayEquals(new float[] {1, 2.5f, 5.5f, 7}, machine.read(y));
            // 4 / 1, 8 / 2 twice, 12 / 2 twice, 16 / 4 four times
            assertArrayEquals(new float[] {4, 4, 4, 6, 4, 4, 6, 4, 4}, machine.read(dx));
        }
    }

    @Test
    void meanOverPaddingToo() {
        AveragePool pool = new AveragePool(x, y, new Window(2, 2, 2, 2, 1, 1, 0, 0), true);
        try (Machine machine = Machine.whole()) {
            machine.with(x, 1f, 2, 3, 4, 5, 6, 7, 8, 9).with(dy, 4f, 8, 12, 16);
            machine.run(pool).run(new AveragePoolGradient(pool, dy, dx));
            // The same sums of 1, 5, 11 and 28, by 4 each.
            assertArrayEquals(new float[] {0.25f, 1.25f, 2.75f, 7}, machine.read(y));
            assertArrayEquals(new float[] {1, 2, 2, 3, 4, 4, 3, 4, 4}, machine.read(dx));
        }
    }

    @Test
    void refusesWindowsThatSeeOnlyPadding() {
        Window blind = new Window(2, 2, 1, 1, 2, 0, 0, 0);
        AssemblyException refused = assertThrows(AssemblyException.class, () -> new AveragePool(x, y, blind, true));
        assertEquals(
                "pool1: padding as large as the kernel in " + blind + ": expected it smaller, or a window sees nothing",
                refused.getMessage());
        assertThrows(AssemblyException.class, () -> new MaxPool(x, y, workspace, blind));
    }

    @Test
    void namesBothShapes() {
        AssemblyException refused = assertThrows(
                AssemblyException.class, () -> new MaxPool(x, y, Tensors.ints("w", 4), Window.square(2, 1)));
        assertEquals(
                "pool1: workspace [4] does not fit output [1, 2, 2, 1]: expected [1, 2, 2, 1]", refused.getMessage());
    }
}
