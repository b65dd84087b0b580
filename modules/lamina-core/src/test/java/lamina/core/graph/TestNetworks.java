package lamina.core.graph;

import java.util.List;
import lamina.api.graph.Element;
import lamina.api.graph.Initializer;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.Layer;
import lamina.api.layer.Loss;
import lamina.api.train.Optimizer;
import lamina.core.LayerSpec;
import lamina.ops.Add;
import lamina.ops.Gemm;
import lamina.ops.Momentum;
import lamina.ops.Relu;
import lamina.ops.Reshape;
import lamina.ops.SoftmaxLoss;

/** Small networks of real ops, made in Java. */
final class TestNetworks {
    private static final Initializer ZERO = (_, _, _) -> {};

    private TestNetworks() {}

    static Network network(LayerSpec... layers) {
        return new Network(Shape.of(2, 2, 1), List.of(layers), softmaxLoss(), 7);
    }

    static LayerSpec dense(String name, int units, float rateScale) {
        return LayerSpec.of(name, "dense", (scope, inputs) -> {
            Tensor x = inputs.getFirst();
            int batch = x.shape().dim(0);
            int features = x.shape().itemSize();
            Tensor flat = x.shape().rank() == 2
                    ? x
                    : scope.add(new Reshape(x, scope.value("flat", Shape.of(batch, features))))
                            .y();
            Tensor w = scope.parameter("weights", Shape.of(units, features), ZERO, rateScale, 1)
                    .tensor();
            Tensor b =
                    scope.parameter("bias", Shape.of(units), ZERO, rateScale, 0).tensor();
            return scope.add(new Gemm(flat, w, b, scope.value("y", Shape.of(batch, units))))
                    .y();
        });
    }

    static LayerSpec relu(String name) {
        return LayerSpec.of(name, "relu", (scope, inputs) -> {
            Tensor x = inputs.getFirst();
            return scope.add(new Relu(x, scope.value("y", x.shape()))).y();
        });
    }

    static LayerSpec add(String name, String... from) {
        Layer layer = (scope, inputs) -> scope.add(new Add(
                        inputs.get(0),
                        inputs.get(1),
                        scope.value("y", inputs.get(0).shape())))
                .y();
        return new LayerSpec(name, "add", layer, List.of(from), "net.json:3:5");
    }

    static Optimizer momentum() {
        return (scope, p, gradient, rate) -> {
            Tensor velocity = scope.state("velocity", p.tensor().shape(), Element.FLOAT32, ZERO);
            scope.add(
                    new Momentum(p.tensor(), velocity, gradient, rate, 0.9f, 0.0005f * p.decayScale(), p.rateScale()));
        };
    }

    private static Loss softmaxLoss() {
        return (scope, scores, labels) -> {
            Tensor probabilities = scope.value("probabilities", scores.shape());
            Tensor losses = scope.value("losses", labels.shape());
            scope.add(new SoftmaxLoss(scores, labels, probabilities, losses));
            return new Loss.Result(losses, probabilities);
        };
    }
}
