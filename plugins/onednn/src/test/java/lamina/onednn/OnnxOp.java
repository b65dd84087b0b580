package lamina.onednn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Add;
import lamina.ops.AveragePool;
import lamina.ops.Conv;
import lamina.ops.Dropout;
import lamina.ops.Gemm;
import lamina.ops.Lrn;
import lamina.ops.MaxPool;
import lamina.ops.Relu;
import lamina.ops.Softmax;
import lamina.ops.Tanh;
import lamina.ops.Window;

/**
 * An ONNX node in Lamina's vocabulary.
 *
 * @param op what computes it
 * @param result what it computes
 * @param contents the inputs, in Lamina's layouts
 * @param layout turns what ONNX expects into the layout of the result
 */
record OnnxOp(Op op, Tensor result, Map<Tensor, float[]> contents, UnaryOperator<OnnxTensor> layout) {

    static OnnxOp of(OnnxModel model) {
        return switch (model.node().type()) {
            case "Conv" -> convolution(model);
            case "MaxPool" -> maximum(model, window(model, model.expected()));
            case "GlobalMaxPool" -> maximum(model, everything(model));
            case "AveragePool" -> average(model, window(model, model.expected()));
            case "GlobalAveragePool" -> average(model, everything(model));
            case "LRN" -> normalization(model);
            case "Gemm", "MatMul" -> product(model);
            case "Softmax" -> softmax(model);
            case "Relu", "Tanh", "Dropout", "Add" -> pointwise(model);
            default -> throw new IllegalArgumentException(model.node().type());
        };
    }

    private static OnnxOp convolution(OnnxModel model) {
        OnnxTensor weights = model.input(1).orElseThrow();
        OnnxTensor zeros = new OnnxTensor("b", List.of(weights.dim(0)), new float[weights.dim(0)]);
        Map<Tensor, float[]> contents = new LinkedHashMap<>();
        Tensor x = input("x", model.input(0).orElseThrow().channelsLast(), contents);
        Tensor w = input("w", weights, contents);
        Tensor b = input("b", model.input(2).orElse(zeros), contents);
        Tensor y = output(model.expected().channelsLast().shape());
        Window window = window(model, model.expected());
        Conv conv = new Conv(x, w, b, y, window, model.node().integer("group", 1));
        return new OnnxOp(conv, y, contents, OnnxTensor::channelsLast);
    }

    private static OnnxOp maximum(OnnxModel model, Window window) {
        Map<Tensor, float[]> contents = new LinkedHashMap<>();
        Tensor x = input("x", model.input(0).orElseThrow().channelsLast(), contents);
        Tensor y = output(model.expected().channelsLast().shape());
        Tensor workspace = new Tensor("workspace", y.shape(), Element.INT32, Role.VALUE);
        return new OnnxOp(new MaxPool(x, y, workspace, window), y, contents, OnnxTensor::channelsLast);
    }

    private static OnnxOp average(OnnxModel model, Window window) {
        Map<Tensor, float[]> contents = new LinkedHashMap<>();
        Tensor x = input("x", model.input(0).orElseThrow().channelsLast(), contents);
        Tensor y = output(model.expected().channelsLast().shape());
        boolean pad = model.node().integer("count_include_pad", 0) == 1;
        return new OnnxOp(new AveragePool(x, y, window, pad), y, contents, OnnxTensor::channelsLast);
    }

    private static OnnxOp normalization(OnnxModel model) {
        OnnxModel.Node node = model.node();
        Map<Tensor, float[]> contents = new LinkedHashMap<>();
        Tensor x = input("x", model.input(0).orElseThrow().channelsLast(), contents);
        Tensor y = output(x.shape());
        Lrn lrn = new Lrn(
                x,
                y,
                new Tensor("workspace", x.shape(), Element.FLOAT32, Role.VALUE),
                node.integer("size", 0),
                node.number("alpha", 1e-4f),
                node.number("beta", 0.75f),
                node.number("bias", 1));
        return new OnnxOp(lrn, y, contents, OnnxTensor::channelsLast);
    }

    /** y = alpha·a·b + beta·c; Lamina's weights are the transpose of b. */
    private static OnnxOp product(OnnxModel model) {
        OnnxModel.Node node = model.node();
        OnnxTensor a = model.input(0).orElseThrow();
        // Behind a Transpose node the weights are the model's only initializer, and need not be transposed again.
        boolean transposed = node.integer("transB", 0) == 1 || model.nodes().size() > 1;
        OnnxTensor b = model.input(1)
                .orElseGet(() -> model.tensors().values().stream()
                        .filter(tensor -> tensor != a)
                        .findFirst()
                        .orElseThrow());
        OnnxTensor weights = transposed ? b : b.transposed(1, 0);
        int out = weights.dim(0);
        float[] bias = new float[out];
        model.input(2).map(OnnxTensor::values).ifPresent(c -> {
            for (int i = 0; i < out; i++) {
                bias[i] = c[i % c.length] * node.number("beta", 1);
            }
        });
        Map<Tensor, float[]> contents = new LinkedHashMap<>();
        Tensor x = input("x", node.integer("transA", 0) == 1 ? a.transposed(1, 0) : a, contents);
        Tensor w = input("w", weights.scaled(node.number("alpha", 1)), contents);
        Tensor y = output(model.expected().shape());
        Gemm gemm = new Gemm(x, w, input("b", new OnnxTensor("b", List.of(out), bias), contents), y);
        return new OnnxOp(gemm, y, contents, UnaryOperator.identity());
    }

    /** Lamina's softmax is over the last axis, so ONNX's axis moves there. */
    private static OnnxOp softmax(OnnxModel model) {
        OnnxTensor x = model.input(0).orElseThrow();
        int axis = Math.floorMod(model.node().integer("axis", -1), x.rank());
        int[] order = IntStream.concat(IntStream.range(0, x.rank()).filter(i -> i != axis), IntStream.of(axis))
                .toArray();
        Map<Tensor, float[]> contents = new LinkedHashMap<>();
        Tensor in = input("x", x.transposed(order), contents);
        Tensor y = output(in.shape());
        return new OnnxOp(new Softmax(in, y), y, contents, expected -> expected.transposed(order));
    }

    private static OnnxOp pointwise(OnnxModel model) {
        Map<Tensor, float[]> contents = new LinkedHashMap<>();
        Tensor x = input("x", model.input(0).orElseThrow(), contents);
        Tensor y = output(x.shape());
        Op op = switch (model.node().type()) {
            case "Relu" -> new Relu(x, y);
            case "Tanh" -> new Tanh(x, y);
            case "Add" -> new Add(x, input("b", model.input(1).orElseThrow(), contents), y);
            default -> { // dropout, which drops nothing outside training
                Tensor step = new Tensor("step", Shape.of(1), Element.INT32, Role.INPUT);
                yield new Dropout(x, step, y, 0, 1, 7);
            }
        };
        return new OnnxOp(op, y, contents, UnaryOperator.identity());
    }

    private static Window everything(OnnxModel model) {
        OnnxTensor x = model.input(0).orElseThrow();
        return new Window(x.dim(2), x.dim(3), 1, 1, 0, 0, 0, 0);
    }

    /** Kernel, strides and padding; more padding at the end where ONNX makes the output as large as the input, or rounds up. */
    private static Window window(OnnxModel model, OnnxTensor output) {
        OnnxModel.Node node = model.node();
        OnnxTensor x = model.input(0).orElseThrow();
        List<Integer> kernel = node.integers("kernel_shape", kernelOfWeights(model));
        List<Integer> strides = node.integers("strides", List.of(1, 1));
        List<Integer> pads = node.integers("pads", List.of(0, 0, 0, 0));
        int[] before = new int[2];
        int[] behind = new int[2];
        for (int i = 0; i < 2; i++) {
            int needed = (output.dim(2 + i) - 1) * strides.get(i) + kernel.get(i) - x.dim(2 + i);
            boolean same = node.text("auto_pad", "NOTSET").startsWith("SAME");
            int lower = node.text("auto_pad", "").equals("SAME_LOWER") ? (needed + 1) / 2 : needed / 2;
            before[i] = same ? lower : pads.get(i);
            behind[i] = Math.max(same ? 0 : pads.get(2 + i), needed - before[i]);
        }
        return new Window(
                kernel.get(0),
                kernel.get(1),
                strides.get(0),
                strides.get(1),
                before[0],
                before[1],
                behind[0],
                behind[1]);
    }

    private static List<Integer> kernelOfWeights(OnnxModel model) {
        return model.input(1).map(w -> List.of(w.dim(2), w.dim(3))).orElse(List.of());
    }

    private static Tensor input(String name, OnnxTensor content, Map<Tensor, float[]> contents) {
        Tensor tensor = new Tensor(name, content.shape(), Element.FLOAT32, Role.INPUT);
        contents.put(tensor, content.values());
        return tensor;
    }

    private static Tensor output(Shape shape) {
        return new Tensor("y", shape, Element.FLOAT32, Role.VALUE);
    }
}
