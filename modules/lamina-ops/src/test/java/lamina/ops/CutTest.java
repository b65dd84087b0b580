package lamina.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However the ranges of the kernels are cut and ordered, the bits are the same, and everything is written. */
class CutTest {
    static List<Example> examples() {
        return Example.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givesTheSameBits(Example example) {
        List<Op> ops = new ArrayList<>(List.of(example.op()));
        ops.addAll(Differentiation.of(example.op(), example.wanted()).ops());
        try (Machine whole = run(example, ops, Machine.whole())) {
            for (long seed = 0; seed < 4; seed++) {
                try (Machine pieces = run(example, ops, Machine.inPieces(seed))) {
                    ops.stream().flatMap(op -> op.writes().stream()).forEach(t -> same(t, whole, pieces));
                }
            }
        }
    }

    private static Machine run(Example example, List<Op> ops, Machine machine) {
        example.fill(machine);
        Tensor gradient = Tensors.gradient(example.output());
        machine.with(gradient, Tensors.gaussian(gradient.shape().size(), 5));
        ops.forEach(machine::run);
        return machine;
    }

    private static void same(Tensor tensor, Machine whole, Machine pieces) {
        assertArrayEquals(whole.bits(tensor), pieces.bits(tensor), tensor::toString);
        if (tensor.element() == Element.FLOAT32) {
            for (float value : whole.read(tensor)) {
                assertFalse(Float.isNaN(value), tensor::toString);
            }
        }
    }
}
