package lamina.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lamina.api.AssemblyException;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import org.junit.jupiter.api.Test;

/** What gradients go through before an update, worked by hand. */
class LimitsTest {
    private final Tensor x = Tensors.floats("x", 4);
    private final Tensor y = Tensors.floats("layer.y", 4);
    private final Tensor one = Tensors.floats("layer.one", 1);
    private final Tensor factor = Tensors.floats("layer.factor", 1);

    @Test
    void clipCutsOffOnBothSides() {
        try (Machine machine = Machine.whole().with(x, -3f, 0.5f, 2.5f, Float.NaN)) {
            assertArrayEquals(
                    new float[] {-2, 0.5f, 2, Float.NaN},
                    machine.run(new Clip(x, y, 2)).read(y));
            assertArrayEquals(
                    new float[] {-2, 0.5f, 2, Float.NaN},
                    machine.run(new Clip(x, x, 2)).read(x)); // in place
        }
        assertThrows(AssemblyException.class, () -> new Clip(x, y, 0));
    }

    @Test
    void sumOfSquares() {
        Tensor parts = Tensors.floats("layer.parts", 2);
        try (Machine machine = Machine.whole().with(x, 1f, -2, 3, 4)) {
            ReduceSumSquare sum = new ReduceSumSquare(x, parts, one);
            assertArrayEquals(new float[] {30}, machine.run(sum).read(one)); // 1 + 4 + 9 + 16
            assertArrayEquals(new float[] {5, 25}, machine.read(parts));
        }
        assertThrows(AssemblyException.class, () -> new ReduceSumSquare(x, y, one));
    }

    /** Odd lengths, and so long that one float would lose the small ones: 0.1 squared a million times. */
    @Test
    void sumOfManySquares() {
        for (int size : new int[] {1, 2, 3, 5, 999_983}) {
            Tensor many = Tensors.floats("long", size);
            Tensor parts = Tensors.floats("layer.parts", ReduceSumSquare.parts(Shape.of(size)));
            float[] values = new float[size];
            Arrays.fill(values, 0.1f);
            double exact = (double) 0.1f * 0.1f * size;
            ReduceSumSquare sum = new ReduceSumSquare(many, parts, one);
            try (Machine machine = Machine.whole().with(many, values);
                    Machine pieces = Machine.inPieces(7).with(many, values)) {
                float found = machine.run(sum).read(one)[0];
                assertEquals(exact, found, exact * 1e-5);
                assertEquals(found, pieces.run(sum).read(one)[0]);
            }
        }
    }

    @Test
    void factorOfANormThatIsTooLarge() {
        assertEquals(0.5f, factor(100, 5)); // a norm of 10
        assertEquals(1, factor(100, 10));
        assertEquals(1, factor(100, 11));
        assertEquals(1, factor(0, 1));
        assertEquals(Float.NaN, factor(Float.NaN, 1));
        assertThrows(AssemblyException.class, () -> new ClipFactor(one, factor, 0));
    }

    private float factor(float squares, float limit) {
        try (Machine machine = Machine.whole().with(one, squares)) {
            return machine.run(new ClipFactor(one, factor, limit)).read(factor)[0];
        }
    }

    @Test
    void scaleByAFactorThatWasComputed() {
        try (Machine machine = Machine.whole().with(x, 1f, -2, 3, 0).with(factor, 0.5f)) {
            assertArrayEquals(
                    new float[] {0.5f, -1, 1.5f, 0},
                    machine.run(new ScaleBy(x, factor, y)).read(y));
        }
        assertThrows(AssemblyException.class, () -> new ScaleBy(x, y, y));
    }

    @Test
    void theFirstPortionBeginsTheSum() {
        Tensor step = Tensors.ints("step", 2);
        Accumulate add = new Accumulate(x, step, y);
        try (Machine machine = Machine.whole().with(y, Float.NaN, 9, 9, 9)) {
            machine.with(x, 1f, 2, 3, 4).with(step, 7, 0).run(add);
            assertArrayEquals(new float[] {1, 2, 3, 4}, machine.read(y));
            machine.with(x, 10f, 20, 30, 40).with(step, 7, 16).run(add);
            assertArrayEquals(new float[] {11, 22, 33, 44}, machine.read(y));
        }
        String message = assertThrows(AssemblyException.class, () -> new Accumulate(x, Tensors.ints("step", 1), y))
                .getMessage();
        assertTrue(message.contains("[2]"), message);
    }
}
