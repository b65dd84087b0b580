package lamina.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import lamina.api.AssemblyException;
import lamina.api.graph.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ConvTest {
    private final Tensor x = Tensors.floats("x", 1, 3, 3, 1);
    private final Tensor w = Tensors.floats("conv1.weights", 1, 1, 2, 2);
    private final Tensor b = Tensors.floats("conv1.bias", 1);
    private final Tensor y = Tensors.floats("conv1.y", 1, 2, 2, 1);
    private final Conv conv = new Conv(x, w, b, y, Window.square(2, 1), 1);

    @Test
    void workedExample() {
        try (Machine machine = Machine.whole()) {
            machine.with(x, 1f, 2, 3, 4, 5, 6, 7, 8, 9)
                    .with(w, 1f, 2, 3, 4)
                    .with(b, 0.5f)
                    .run(conv);
            // 1·1 + 2·2 + 4·3 + 5·4 = 37, 2·1 + 3·2 + 5·3 + 6·4 = 47,
            // 4·1 + 5·2 + 7·3 + 8·4 = 67, 5·1 + 6·2 + 8·3 + 9·4 = 77, each with the bias of 0.5
            assertArrayEquals(new float[] {37.5f, 47.5f, 67.5f, 77.5f}, machine.read(y));
        }
    }

    @Test
    void workedGradients() {
        Tensor dy = Tensors.gradient(y);
        Tensor dx = Tensors.gradient(x);
        Tensor dw = Tensors.gradient(w);
        Tensor db = Tensors.gradient(b);
        try (Machine machine = Machine.whole()) {
            machine.with(x, 1f, 2, 3, 4, 5, 6, 7, 8, 9).with(w, 1f, 2, 3, 4).with(dy, 1f, 0, 0, 2);
            machine.run(new ConvData(conv, dy, dx)).run(new ConvWeights(conv, dy, dw, db));
            // The filter once at the top left and twice at the bottom right: 4·1 + 1·2 where they meet.
            assertArrayEquals(new float[] {1, 2, 0, 3, 6, 4, 0, 6, 8}, machine.read(dx));
            // 1 · (1, 2, 4, 5) + 2 · (5, 6, 8, 9)
            assertArrayEquals(new float[] {11, 14, 20, 23}, machine.read(dw));
            assertArrayEquals(new float[] {3}, machine.read(db)); // 1 + 0 + 0 + 2
        }
    }

    @Test
    void padsOnOneSide() {
        Tensor small = Tensors.floats("small", 1, 2, 2, 1);
        try (Machine machine = Machine.whole()) {
            machine.with(small, 1f, 2, 3, 4).with(w, 1f, 10, 100, 1000).with(b, 0f);
            machine.run(new Conv(small, w, b, y, new Window(2, 2, 1, 1, 0, 0, 1, 1), 1));
            // 1 + 20 + 300 + 4000; 2 + 400 on the right; 3 + 40 below; 4 in the corner
            assertArrayEquals(new float[] {4321, 402, 43, 4}, machine.read(y));
        }
    }

    @Test
    void keepsGroupsApart() {
        Tensor two = Tensors.floats("two", 1, 1, 2, 2);
        Tensor filters = Tensors.floats("filters", 2, 1, 1, 2);
        Tensor biases = Tensors.floats("biases", 2);
        Tensor out = Tensors.floats("out", 1, 1, 1, 2);
        try (Machine machine = Machine.whole()) {
            machine.with(two, 1f, 10, 2, 20).with(filters, 1f, 2, 3, 4).with(biases, 0f, 0);
            machine.run(new Conv(two, filters, biases, out, new Window(1, 2, 1, 1, 0, 0, 0, 0), 2));
            assertArrayEquals(new float[] {5, 110}, machine.read(out)); // 1·1 + 2·2, 10·3 + 20·4
        }
    }

    @Test
    void ignoresWhatNoWindowReaches() {
        Tensor row = Tensors.floats("row", 1, 1, 4, 1);
        Tensor filter = Tensors.floats("filter", 1, 1, 1, 3);
        Tensor out = Tensors.floats("out", 1, 1, 1, 1);
        Conv strided = new Conv(row, filter, b, out, new Window(1, 3, 1, 2, 0, 0, 0, 0), 1);
        Tensor dy = Tensors.gradient(out);
        Tensor dx = Tensors.gradient(row);
        try (Machine machine = Machine.whole()) {
            machine.with(row, 1f, 2, 3, Float.NaN)
                    .with(filter, 1f, 1, 1)
                    .with(b, 0f)
                    .with(dy, 5f);
            machine.run(strided).run(new ConvData(strided, dy, dx));
            assertArrayEquals(new float[] {6}, machine.read(out)); // 1 + 2 + 3
            assertArrayEquals(new float[] {5, 5, 5, 0}, machine.read(dx));
        }
    }

    @Test
    void keepsTheDigitsOfLongSums() {
        Window window = Window.square(1, 1);
        Tensor pictures = Tensors.floats("pictures", 32, 110, 110, 1);
        Tensor out = Tensors.floats("out", 32, 110, 110, 1);
        Tensor filter = Tensors.floats("filter", 1, 1, 1, 1);
        Tensor dw = Tensors.gradient(filter);
        Tensor db = Tensors.gradient(b);
        float[] tenths = new float[32 * 110 * 110];
        Arrays.fill(tenths, 0.1f);
        try (Machine machine = Machine.whole()) {
            machine.with(pictures, tenths).with(out, tenths);
            machine.run(new ConvWeights(new Conv(pictures, filter, b, out, window, 1), out, dw, db));
            float naive = 0;
            for (float tenth : tenths) {
                naive += tenth * tenth;
            }
            assertEquals(3872, machine.read(dw)[0], 0.2); // 387200 · 0.1 · 0.1
            assertEquals(38720, machine.read(db)[0], 2); // 387200 · 0.1
            assertTrue(Math.abs(naive - 3872) > 1, "this sum is not long enough to show anything: " + naive);
        }
    }

    @Test
    void countsMultiplyAdds() {
        assertEquals(16, conv.multiplyAdds()); // 4 places of 4 taps
        assertEquals(16, new ConvData(conv, Tensors.gradient(y), Tensors.gradient(x)).multiplyAdds());
        // AlexNet's first layer: 55 · 55 · 96 · 3 · 11 · 11, for two pictures
        Tensor images = Tensors.floats("images", 2, 224, 224, 3);
        Window window = new Window(11, 11, 4, 4, 0, 0, 3, 3);
        Tensor filters = Tensors.floats("filters", 96, 3, 11, 11);
        Tensor maps = Tensors.floats("maps", 2, 55, 55, 96);
        Conv first = new Conv(images, filters, Tensors.floats("biases", 96), maps, window, 1);
        assertEquals(2 * 105_415_200L, first.multiplyAdds());
    }

    @Test
    void namesBothShapes() {
        Tensor wide = Tensors.floats("wide", 1, 3, 3, 4);
        assertEquals(
                "conv1: input [1, 3, 3, 4] does not fit weights [1, 1, 2, 2]: expected [1, 3, 3, 1]",
                refused(() -> new Conv(wide, w, b, y, Window.square(2, 1), 1)));
        assertEquals(
                "conv1: weights [1, 1, 2, 2] does not fit input [1, 3, 3, 1]: expected [1, 1, 3, 3]",
                refused(() -> new Conv(x, w, b, y, Window.square(3, 1), 1)));
        assertEquals(
                "conv1: output [1, 2, 2, 1] does not fit input [1, 3, 3, 1]: expected [1, 1, 1, 1]",
                refused(() -> new Conv(x, w, b, y, Window.square(2, 2), 1)));
        assertEquals(
                "conv1: group 2 does not divide the outputs of weights [1, 1, 2, 2]",
                refused(() -> new Conv(x, w, b, y, Window.square(2, 1), 2)));
        assertEquals(
                "conv1: input [1, 4] has 2 dimensions: expected [batch, height, width, channels]",
                refused(() -> new Conv(Tensors.floats("flat", 1, 4), w, b, y, Window.square(2, 1), 1)));
        assertEquals(
                "conv1: x [1, 3, 3, 1] is of INT32: expected FLOAT32",
                refused(() -> new Conv(Tensors.ints("x", 1, 3, 3, 1), w, b, y, Window.square(2, 1), 1)));
    }

    private static String refused(Executable make) {
        return assertThrows(AssemblyException.class, make).getMessage();
    }
}
