package acme.batchnorm;

import lamina.api.AssemblyException;
import lamina.api.graph.Element;
import lamina.api.graph.Initializer;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.UnaryLayer;

/**
 * The layer. Its parameters {@code scale} and {@code bias} do not decay; its states are {@code mean} and {@code variance}, all [channels].
 * Training and evaluation ask for the same four by name, and so share them.
 */
record BatchNorm(float epsilon, float momentum) implements UnaryLayer {

    @Override
    public Tensor build(Scope scope, Tensor x) {
        if (x.shape().rank() < 2) {
            throw new AssemblyException("%s: normalizes channels: expected [batch, …, channels], found %s"
                    .formatted(scope.name(), x.shape()));
        }
        Shape channels = Shape.of(x.shape().dim(-1));
        Tensor scale = scope.parameter("scale", channels, all(1), 1, 0).tensor();
        Tensor bias = scope.parameter("bias", channels, all(0), 1, 0).tensor();
        Tensor mean = scope.state("mean", channels, Element.FLOAT32, all(0));
        Tensor variance = scope.state("variance", channels, Element.FLOAT32, all(1));
        Tensor y = scope.value("y", x.shape());
        return scope.training()
                ? trained(scope, x, scale, bias, mean, variance, y)
                : scope.add(new Standardization(x, mean, variance, scale, bias, y, epsilon))
                        .y();
    }

    private Tensor trained(Scope scope, Tensor x, Tensor scale, Tensor bias, Tensor mean, Tensor variance, Tensor y) {
        Rows rows = Rows.of(x.shape());
        if (rows.count() < 2) {
            throw new AssemblyException(
                    "%s: one number in a channel does not vary: expected [2 or more, %d], found %s; make \"train.batch\" larger, or its portions fewer"
                            .formatted(scope.name(), rows.channels(), x.shape()));
        }
        BatchNormalization op = scope.add(new BatchNormalization(
                x,
                scale,
                bias,
                scope.value("parts", rows.pairs()),
                scope.value("batch-mean", mean.shape()),
                scope.value("batch-variance", variance.shape()),
                y,
                epsilon));
        scope.add(new RunningAverage(mean, op.mean(), momentum, 1));
        float unbiased = (float) rows.count() / (rows.count() - 1); // algorithm 2, step 10
        scope.add(new RunningAverage(variance, op.variance(), momentum, unbiased));
        return y;
    }

    private static Initializer all(float value) {
        return (values, _, _) -> {
            for (int i = 0; i < values.length(); i++) {
                values.set(i, value);
            }
        };
    }
}
