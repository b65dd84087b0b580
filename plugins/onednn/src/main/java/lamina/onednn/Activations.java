package lamina.onednn;

import java.lang.foreign.MemorySegment;
import lamina.ops.Relu;
import lamina.ops.ReluGradient;
import lamina.ops.Softmax;

/** ReLU and softmax. */
final class Activations {
    private Activations() {}

    static void forward(Relu op, Bench bench) throws Unfit {
        MemorySegment all = bench.layout(Tag.A, op.x().shape().size());
        bench.compute(
                relu(bench, all),
                bench.slot(Argument.SOURCE, all, op.x()),
                bench.slot(Argument.DESTINATION, all, op.y()));
    }

    static void backward(ReluGradient op, Bench bench) throws Unfit {
        MemorySegment all = bench.layout(Tag.A, op.dx().shape().size());
        MemorySegment descriptor = bench.describe(
                "eltwise_backward", "ipppffp", Propagation.RELU_BY_OUTPUT, all, all, all, 0f, 0f, relu(bench, all));
        bench.compute(
                descriptor,
                bench.slot(Argument.DESTINATION, all, op.forward().y()),
                bench.slot(Argument.DESTINATION_GRADIENT, all, op.dy()),
                bench.slot(Argument.SOURCE_GRADIENT, all, op.dx()));
    }

    private static MemorySegment relu(Bench bench, MemorySegment layout) throws Unfit {
        return bench.describe(
                "eltwise_forward", "iippff", Propagation.TRAINING, Propagation.RELU_BY_OUTPUT, layout, layout, 0f, 0f);
    }

    static void softmax(Softmax op, Bench bench) throws Unfit {
        int classes = op.x().shape().dim(-1);
        MemorySegment rows = bench.layout(Tag.AB, op.x().shape().size() / classes, classes);
        MemorySegment descriptor =
                bench.describe("softmax_forward", "iippi", Propagation.INFERENCE, Propagation.SOFTMAX, rows, rows, 1);
        bench.compute(
                descriptor, bench.slot(Argument.SOURCE, rows, op.x()), bench.slot(Argument.DESTINATION, rows, op.y()));
    }
}
