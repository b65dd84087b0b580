package lamina.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import lamina.api.graph.Element;
import lamina.api.graph.Role;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Add;
import lamina.ops.AveragePool;
import lamina.ops.Concat;
import lamina.ops.Conv;
import lamina.ops.Dropout;
import lamina.ops.Gemm;
import lamina.ops.Lrn;
import lamina.ops.MaxPool;
import lamina.ops.Relu;
import lamina.ops.Reshape;
import lamina.ops.Scale;
import lamina.ops.Softmax;
import lamina.ops.SoftmaxLoss;
import lamina.ops.SpatialLrn;
import lamina.ops.Split;
import lamina.ops.Tanh;
import lamina.ops.Window;

/** Every op of the vocabulary with its gradients, over shapes that are odd, tiny, or large enough to be cut among threads. */
final class Corpus {
    private final List<Case> cases = new ArrayList<>();

    /** One op, built with its gradients. */
    record Case(String name, Built built) {}

    private Corpus() {}

    static List<Case> cases() {
        Corpus corpus = new Corpus();
        corpus.convolutions();
        corpus.products();
        corpus.pooling();
        corpus.normalizations();
        corpus.elements();
        corpus.concat(Shape.of(3, 5, 7, 3), 4, 1);
        corpus.concat(Shape.of(64, 129), 130);
        corpus.split(Shape.of(3, 5, 7, 8), 3, 4);
        corpus.split(Shape.of(64, 259), 130, 129);
        corpus.losses();
        return corpus.cases;
    }

    private void convolutions() {
        conv(Shape.of(1, 1, 1, 1), 1, Window.square(1, 1), 1);
        conv(Shape.of(3, 7, 5, 6), 4, new Window(3, 2, 2, 1, 0, 1, 2, 1), 2);
        conv(Shape.of(2, 5, 6, 6), 6, new Window(3, 3, 1, 1, 1, 1, 1, 1), 6);
        conv(Shape.of(2, 3, 3, 5), 7, new Window(5, 5, 2, 3, 2, 2, 2, 2), 1);
        conv(Shape.of(2, 35, 35, 3), 16, new Window(11, 11, 4, 4, 0, 0, 3, 3), 1);
        conv(Shape.of(4, 13, 13, 32), 48, new Window(5, 5, 1, 1, 2, 2, 2, 2), 2);
    }

    private void conv(Shape x, int filters, Window window, int group) {
        String name = "Conv " + x + " to " + filters + ", " + window + ", group " + group;
        one(name, x, (scope, in) -> {
            Shape weights = Shape.of(filters, x.dim(3) / group, window.kernelHeight(), window.kernelWidth());
            Tensor y = scope.value("y", window.over(x, filters));
            Tensor w = parameter(scope, "weights", weights);
            return scope.add(new Conv(in, w, parameter(scope, "bias", Shape.of(filters)), y, window, group))
                    .y();
        });
    }

    private void products() {
        gemm(1, 1, 1);
        gemm(3, 7, 5);
        gemm(33, 129, 65);
        gemm(64, 1152, 130);
    }

    private void gemm(int batch, int features, int units) {
        one("Gemm [" + batch + ", " + features + "] to " + units, Shape.of(batch, features), (scope, in) -> {
            Tensor w = parameter(scope, "weights", Shape.of(units, features));
            Tensor y = scope.value("y", Shape.of(batch, units));
            return scope.add(new Gemm(in, w, parameter(scope, "bias", Shape.of(units)), y))
                    .y();
        });
    }

    private void pooling() {
        pool(Shape.of(1, 2, 2, 1), Window.square(2, 2));
        pool(Shape.of(2, 13, 13, 32), Window.square(3, 2));
        pool(Shape.of(3, 8, 5, 7), new Window(3, 2, 2, 1, 1, 0, 1, 1));
        pool(Shape.of(2, 9, 9, 3), Window.square(2, 3));
    }

    private void pool(Shape x, Window window) {
        String over = " " + x + ", " + window;
        one("MaxPool" + over, x, (scope, in) -> {
            Shape shape = window.over(x, x.dim(3));
            Tensor workspace = scope.value("workspace", shape, Element.INT32);
            return scope.add(new MaxPool(in, scope.value("y", shape), workspace, window))
                    .y();
        });
        for (boolean padding : new boolean[] {false, true}) {
            one("AveragePool" + over + ", padding counts " + padding, x, (scope, in) -> {
                Tensor y = scope.value("y", window.over(x, x.dim(3)));
                return scope.add(new AveragePool(in, y, window, padding)).y();
            });
        }
    }

    private void normalizations() {
        for (Shape x : List.of(Shape.of(2, 5, 3, 17), Shape.of(3, 13, 13, 32), Shape.of(1, 1, 1, 2))) {
            for (int size : new int[] {1, 4, 5}) {
                one("Lrn " + x + ", size " + size, x, (scope, in) -> {
                    Tensor workspace = scope.value("workspace", x);
                    return scope.add(new Lrn(in, scope.value("y", x), workspace, size, 0.1f, 0.75f, 2))
                            .y();
                });
                one("SpatialLrn " + x + ", size " + size, x, (scope, in) -> {
                    Tensor workspace = scope.value("workspace", x);
                    return scope.add(new SpatialLrn(in, scope.value("y", x), workspace, size, 0.1f, 0.75f, 1))
                            .y();
                });
            }
        }
    }

    private void elements() {
        for (Shape x : List.of(Shape.of(1, 1), Shape.of(3, 5, 7, 3), Shape.of(64, 1031))) {
            same(
                    "Relu",
                    x,
                    (scope, in) -> scope.add(new Relu(in, scope.value("y", x))).y());
            same(
                    "Tanh",
                    x,
                    (scope, in) -> scope.add(new Tanh(in, scope.value("y", x))).y());
            same(
                    "Scale",
                    x,
                    (scope, in) ->
                            scope.add(new Scale(in, scope.value("y", x), 0.3f)).y());
            same(
                    "Cube, which is no op of the vocabulary",
                    x,
                    (scope, in) -> scope.add(new Cube(in, scope.value("y", x))).y());
            same(
                    "Softmax",
                    x,
                    (scope, in) ->
                            scope.add(new Softmax(in, scope.value("y", x))).y());
            same(
                    "Reshape",
                    x,
                    (scope, in) -> scope.add(new Reshape(in, scope.value("y", Shape.of(x.dim(0), x.itemSize()))))
                            .y());
            same(
                    "Dropout",
                    x,
                    (scope, in) -> scope.add(new Dropout(in, scope.step(), scope.value("y", x), 0.4f, 1.5f, 99))
                            .y());
            same("Add, of the gradients of two readers", x, (scope, in) -> {
                Tensor y = scope.add(new Relu(in, scope.value("y", x))).y();
                return scope.add(new Add(in, y, scope.value("sum", x))).y();
            });
        }
    }

    private void split(Shape x, int from, int width) {
        Shape part = x.withLast(width);
        one(
                "Split " + x + ", " + width + " from " + from,
                x,
                (scope, in) ->
                        scope.add(new Split(in, scope.value("y", part), from)).y());
    }

    private void concat(Shape first, int... more) {
        List<Tensor> inputs = new ArrayList<>(List.of(input("x", first, Element.FLOAT32)));
        for (int width : more) {
            inputs.add(input("x" + inputs.size(), first.withLast(width), Element.FLOAT32));
        }
        int total = inputs.stream().mapToInt(x -> x.shape().dim(-1)).sum();
        cases.add(new Case(
                "Concat " + inputs,
                Built.of(
                        new Bench("op", true, 1),
                        inputs,
                        (scope, in) -> scope.add(new Concat(in, scope.value("y", first.withLast(total))))
                                .y())));
    }

    private void same(String name, Shape x, BiFunction<Scope, Tensor, Tensor> build) {
        one(name + " " + x, x, build);
    }

    private void losses() {
        for (Shape scores : List.of(Shape.of(1, 2), Shape.of(5, 7), Shape.of(128, 1000))) {
            List<Tensor> inputs = List.of(
                    input("x", scores, Element.FLOAT32), input("labels", Shape.of(scores.dim(0)), Element.INT32));
            cases.add(new Case("SoftmaxLoss " + scores, Built.of(new Bench("op", true, 1), inputs, (scope, in) -> {
                Tensor losses = scope.value("losses", Shape.of(scores.dim(0)));
                return scope.add(new SoftmaxLoss(in.get(0), in.get(1), scope.value("p", scores), losses))
                        .losses();
            })));
        }
    }

    private void one(String name, Shape x, BiFunction<Scope, Tensor, Tensor> build) {
        List<Tensor> inputs = List.of(input("x", x, Element.FLOAT32));
        cases.add(new Case(
                name, Built.of(new Bench("op", true, 1), inputs, (scope, in) -> build.apply(scope, in.getFirst()))));
    }

    private static Tensor parameter(Scope scope, String name, Shape shape) {
        return scope.parameter(name, shape, (_, _, _) -> {}, 1, 1).tensor();
    }

    private static Tensor input(String name, Shape shape, Element element) {
        return new Tensor(name, shape, element, Role.INPUT);
    }
}
