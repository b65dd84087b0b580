package lamina.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import lamina.api.AssemblyException;
import lamina.api.graph.Tensor;
import org.junit.jupiter.api.Test;

class GemmTest {
    private final Tensor x = Tensors.floats("x", 2, 2);
    private final Tensor w = Tensors.floats("w", 3, 2);
    private final Tensor b = Tensors.floats("b", 3);
    private final Tensor y = Tensors.floats("fc6.y", 2, 3);
    private final Gemm gemm = new Gemm(x, w, b, y);

    @Test
    void workedExample() {
        try (Machine machine = Machine.whole()) {
            machine.with(x, 1f, 2, 3, 4)
                    .with(w, 1f, 0, 0, 1, 1, 1)
                    .with(b, 10f, 20, 30)
                    .run(gemm);
            // The first input, the second and their sum, with the biases.
            assertArrayEquals(new float[] {11, 22, 33, 13, 24, 37}, machine.read(y));
        }
    }

    @Test
    void workedGradients() {
        Tensor dy = Tensors.gradient(y);
        Tensor dx = Tensors.gradient(x);
        Tensor dw = Tensors.gradient(w);
        Tensor db = Tensors.gradient(b);
        try (Machine machine = Machine.whole()) {
            machine.with(x, 1f, 2, 3, 4).with(w, 1f, 0, 0, 1, 1, 1).with(dy, 1f, 2, 3, 4, 5, 6);
            machine.run(new GemmData(gemm, dy, dx)).run(new GemmWeights(gemm, dy, dw, db));
            // 1 + 3, 2 + 3; 4 + 6, 5 + 6
            assertArrayEquals(new float[] {4, 5, 10, 11}, machine.read(dx));
            // 1·1 + 4·3, 1·2 + 4·4; 2·1 + 5·3, 2·2 + 5·4; 3·1 + 6·3, 3·2 + 6·4
            assertArrayEquals(new float[] {13, 18, 17, 24, 21, 30}, machine.read(dw));
            assertArrayEquals(new float[] {5, 7, 9}, machine.read(db)); // 1 + 4, 2 + 5, 3 + 6
        }
    }

    @Test
    void countsMultiplyAdds() {
        assertEquals(12, gemm.multiplyAdds()); // 2 examples of 3 · 2 weights
        assertEquals(12, new GemmData(gemm, Tensors.gradient(y), Tensors.gradient(x)).multiplyAdds());
    }

    @Test
    void namesBothShapes() {
        AssemblyException wide =
                assertThrows(AssemblyException.class, () -> new Gemm(Tensors.floats("wide", 2, 5), w, b, y));
        assertEquals("fc6: input [2, 5] does not fit weights [3, 2]: expected [2, 2]", wide.getMessage());
        AssemblyException picture =
                assertThrows(AssemblyException.class, () -> new Gemm(Tensors.floats("picture", 2, 1, 1, 2), w, b, y));
        assertEquals("fc6: input [2, 1, 1, 2] has 4 dimensions: expected [batch, features]", picture.getMessage());
    }
}
