package lamina.tornado;

import java.util.ArrayList;
import java.util.List;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;
import lamina.ops.Gemm;
import lamina.ops.GemmData;
import lamina.ops.GemmWeights;
import lamina.ops.Softmax;
import lamina.ops.SoftmaxGradient;
import lamina.ops.SoftmaxLoss;
import lamina.ops.Window;

/** Hot ops of many shapes. */
final class HotCases {
    private HotCases() {}

    static List<Op> convolution(Shape x, int filters, Window window, int group) {
        Tensor image = floats("x", x);
        Tensor w = floats("w", Shape.of(filters, x.dim(3) / group, window.kernelHeight(), window.kernelWidth()));
        Tensor b = floats("b", Shape.of(filters));
        Conv conv = new Conv(image, w, b, floats("y", window.over(x, filters)), window, group);
        Tensor dy = floats("dy", conv.y().shape());
        return List.of(
                conv,
                new ConvData(conv, dy, floats("dx", x)),
                new ConvWeights(conv, dy, floats("dw", w.shape()), floats("db", b.shape())));
    }

    static List<Op> dense(int batch, int in, int out) {
        Tensor w = floats("w", Shape.of(out, in));
        Tensor b = floats("b", Shape.of(out));
        Gemm gemm = new Gemm(floats("x", Shape.of(batch, in)), w, b, floats("y", Shape.of(batch, out)));
        Tensor dy = floats("dy", gemm.y().shape());
        return List.of(
                gemm,
                new GemmData(gemm, dy, floats("dx", gemm.x().shape())),
                new GemmWeights(gemm, dy, floats("dw", w.shape()), floats("db", b.shape())));
    }

    static List<Op> rows(int batch, int classes) {
        Shape shape = Shape.of(batch, classes);
        Tensor x = floats("x", shape);
        Tensor y = floats("y", shape);
        Softmax softmax = new Softmax(x, y);
        Tensor labels = new Tensor("labels", Shape.of(batch), Element.INT32, Role.VALUE);
        return List.of(
                softmax,
                new SoftmaxGradient(softmax, floats("dy", shape), floats("dx", shape)),
                new SoftmaxLoss(x, labels, y, floats("losses", Shape.of(batch))));
    }

    /** AlexNet's, as published, without the batch. */
    static List<List<Op>> alexnet(int batch) {
        Window five = new Window(5, 5, 1, 1, 2, 2, 2, 2);
        Window three = new Window(3, 3, 1, 1, 1, 1, 1, 1);
        List<List<Op>> ops = new ArrayList<>();
        ops.add(convolution(Shape.of(batch, 227, 227, 3), 96, Window.square(11, 4), 1));
        ops.add(convolution(Shape.of(batch, 27, 27, 96), 256, five, 2));
        ops.add(convolution(Shape.of(batch, 13, 13, 256), 384, three, 1));
        ops.add(convolution(Shape.of(batch, 13, 13, 384), 384, three, 2));
        ops.add(convolution(Shape.of(batch, 13, 13, 384), 256, three, 2));
        ops.add(dense(batch, 9216, 4096));
        ops.add(dense(batch, 4096, 1000));
        return ops;
    }

    private static Tensor floats(String name, Shape shape) {
        return new Tensor(name, shape, Element.FLOAT32, Role.VALUE);
    }
}
