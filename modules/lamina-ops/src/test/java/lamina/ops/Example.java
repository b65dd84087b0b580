package lamina.ops;

import static lamina.ops.Tensors.floats;
import static lamina.ops.Tensors.ints;

import java.util.List;
import lamina.api.graph.Differentiable;
import lamina.api.graph.Element;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;

/**
 * One op of each kind and form, small, with odd shapes.
 *
 * @param name for test reports
 * @param op the op
 * @param output what a loss would read
 * @param wanted what gradients are checked
 * @param kinked whether its derivative jumps, so that inputs must keep away from there
 */
record Example(String name, Differentiable op, Tensor output, List<Tensor> wanted, boolean kinked) {
    private static final Shape PICTURES = Shape.of(2, 5, 6, 7);

    static List<Example> all() {
        Tensor x = floats("x", 2, 5, 6, 7);
        Tensor y = floats("y", 2, 5, 6, 7);
        Tensor workspace = floats("workspace", 2, 5, 6, 7);
        Tensor other = floats("other", 2, 5, 6, 7);
        Tensor flat = floats("flat", 2, 210);
        Tensor scores = floats("scores", 4, 9);
        Tensor probabilities = floats("probabilities", 4, 9);
        Tensor losses = floats("losses", 4);
        SoftmaxLoss loss = new SoftmaxLoss(scores, ints("labels", 4), probabilities, losses);
        return List.of(
                conv("conv", new Window(3, 2, 1, 1, 1, 0, 0, 2), 3, 1),
                conv("conv in groups", new Window(3, 3, 2, 1, 1, 1, 1, 1), 10, 2),
                conv("conv of wide strides", new Window(4, 5, 3, 4, 2, 1, 1, 3), 18, 1),
                gemm("gemm", 3, 13, 11),
                gemm("gemm of more inputs than a stretch", 5, 300, 10),
                maxPool("overlapping max-pool", new Window(3, 3, 2, 2, 0, 0, 0, 0)),
                maxPool("padded max-pool", new Window(3, 2, 1, 2, 2, 1, 1, 0)),
                averagePool("average-pool", true),
                averagePool("average-pool of what is there", false),
                smooth("lrn", new Lrn(x, y, workspace, 5, 0.9f, 0.75f, 2), x),
                smooth("lrn of even size", new Lrn(x, y, workspace, 4, 2, 0.5f, 1), x),
                smooth("spatial lrn", new SpatialLrn(x, y, workspace, 3, 3, 0.75f, 1), x),
                smooth("spatial lrn of even size", new SpatialLrn(x, y, workspace, 4, 5, 0.6f, 1.5f), x),
                new Example("relu", new Relu(x, y), y, List.of(x), true),
                smooth("tanh", new Tanh(x, y), x),
                smooth("dropout", new Dropout(x, ints("step", 1), y, 0.4f, 1.5f, 11), x),
                smooth("scale", new Scale(x, y, -3), x),
                smooth("dropout of a part", new Dropout(x, ints("step", 1), y, 0.4f, 1.5f, 11, 420), x),
                smooth("add", new Add(x, other, y), x, other),
                concat(),
                new Example("reshape", new Reshape(x, flat), flat, List.of(x), false),
                smooth("softmax", new Softmax(x, y), x),
                new Example("softmax-loss", loss, losses, List.of(scores), false));
    }

    /** Content for everything that the op reads: a function of the names. */
    void fill(Machine machine) {
        for (Tensor tensor : op.reads()) {
            int size = tensor.shape().size();
            long seed = tensor.name().hashCode();
            if (tensor.element() == Element.INT32) {
                int[] values = new int[size];
                for (int i = 0; i < size; i++) {
                    values[i] = (5 * i + 3) % 9;
                }
                machine.with(tensor, values);
            } else {
                machine.with(tensor, kinked ? Tensors.distinct(size, seed) : Tensors.gaussian(size, seed));
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private static Example smooth(String name, Differentiable op, Tensor... wanted) {
        return new Example(name, op, op.writes().getFirst(), List.of(wanted), false);
    }

    private static Example concat() {
        Tensor narrow = floats("narrow", 2, 5, 3);
        Tensor one = floats("one", 2, 5, 1);
        Tensor wide = floats("wide", 2, 5, 7);
        return smooth("concat", new Concat(List.of(narrow, one, wide), floats("y", 2, 5, 11)), narrow, one, wide);
    }

    private static Example conv(String name, Window window, int out, int group) {
        Tensor x = floats("x", 2, 7, 6, 4);
        Tensor w = floats("w", out, 4 / group, window.kernelHeight(), window.kernelWidth());
        Tensor b = floats("b", out);
        Tensor y = floats(
                "y",
                window.over(x.shape(), out).dimensions().stream()
                        .mapToInt(i -> i)
                        .toArray());
        return smooth(name, new Conv(x, w, b, y, window, group), x, w, b);
    }

    private static Example gemm(String name, int batch, int in, int out) {
        Tensor x = floats("x", batch, in);
        Tensor w = floats("w", out, in);
        Tensor b = floats("b", out);
        return smooth(name, new Gemm(x, w, b, floats("y", batch, out)), x, w, b);
    }

    private static Example maxPool(String name, Window window) {
        Shape out = window.over(PICTURES, 7);
        Tensor x = floats("x", 2, 5, 6, 7);
        Tensor y = floats("y", 2, out.dim(1), out.dim(2), 7);
        return new Example(
                name, new MaxPool(x, y, ints("workspace", 2, out.dim(1), out.dim(2), 7), window), y, List.of(x), true);
    }

    private static Example averagePool(String name, boolean countIncludePad) {
        Window window = new Window(3, 2, 2, 1, 1, 0, 2, 1);
        Shape out = window.over(PICTURES, 7);
        Tensor x = floats("x", 2, 5, 6, 7);
        Tensor y = floats("y", 2, out.dim(1), out.dim(2), 7);
        return smooth(name, new AveragePool(x, y, window, countIncludePad), x);
    }
}
