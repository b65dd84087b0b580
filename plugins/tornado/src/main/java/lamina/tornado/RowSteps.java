package lamina.tornado;

import java.util.List;
import java.util.Optional;
import lamina.ops.Softmax;
import lamina.ops.SoftmaxGradient;
import lamina.ops.SoftmaxLoss;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** Softmax and its relatives, a work group for each row. */
final class RowSteps {
    private RowSteps() {}

    static Optional<List<DeviceStep>> softmax(Softmax op, DeviceMemory memory) {
        int classes = op.x().shape().dim(-1);
        int rows = op.x().shape().size() / classes;
        return Optional.of(
                List.of(softmax(memory.floats(op.x()), memory.floats(op.y()), memory.scratch(rows), rows, classes)));
    }

    static Optional<List<DeviceStep>> gradient(SoftmaxGradient op, DeviceMemory memory) {
        FloatArray y = memory.floats(op.forward().y());
        FloatArray dy = memory.floats(op.dy());
        FloatArray dx = memory.floats(op.dx());
        int classes = op.dx().shape().dim(-1);
        return Optional.of(List.of(new GridStep(
                Grid.rows(op.dx().shape().size() / classes),
                (graph, id) -> graph.task(id, Rows::softmaxGradient, new KernelContext(), y, dy, dx, classes))));
    }

    static Optional<List<DeviceStep>> loss(SoftmaxLoss op, DeviceMemory memory) {
        int rows = op.x().shape().dim(0);
        int classes = op.x().shape().dim(1);
        FloatArray x = memory.floats(op.x());
        IntArray labels = memory.ints(op.labels());
        FloatArray losses = memory.floats(op.losses());
        FloatArray logarithms = memory.scratch(rows);
        return Optional.of(List.of(
                softmax(x, memory.floats(op.probabilities()), logarithms, rows, classes),
                new GridStep(
                        Grid.elements(rows),
                        (graph, id) -> graph.task(
                                id, Rows::losses, new KernelContext(), x, labels, logarithms, losses, rows, classes))));
    }

    private static DeviceStep softmax(FloatArray x, FloatArray y, FloatArray logarithms, int rows, int classes) {
        return new GridStep(
                Grid.rows(rows),
                (graph, id) -> graph.task(id, Rows::softmax, new KernelContext(), x, y, logarithms, classes));
    }
}
