package lamina.dense;

import lamina.api.AssemblyException;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.UnaryLayer;
import lamina.ops.Gemm;
import lamina.ops.Reshape;

/** The layer: two parameters, {@code weights} [units, features] and {@code bias} [units], and one op after the flattening. */
record Dense(DenseSettings settings) implements UnaryLayer {

    @Override
    public Tensor build(Scope scope, Tensor input) {
        Tensor x = flat(scope, input);
        Shape shape = Shape.of(settings.units(), x.shape().dim(1));
        Tensor w = scope.parameter(
                        "weights", shape, settings.weights(), settings.weightsRate(), settings.weightsDecay())
                .tensor();
        Tensor b = scope.parameter(
                        "bias", Shape.of(settings.units()), settings.bias(), settings.biasRate(), settings.biasDecay())
                .tensor();
        Tensor y = scope.value("y", Shape.of(x.shape().dim(0), settings.units()));
        return scope.add(new Gemm(x, w, b, y)).y();
    }

    private static Tensor flat(Scope scope, Tensor x) {
        Shape shape = x.shape();
        if (shape.rank() < 2) {
            throw new AssemblyException(
                    scope.name() + ": dense takes [batch, features] or [batch, height, width, channels], found " + x);
        }
        if (shape.rank() == 2) {
            return x;
        }
        return scope.add(new Reshape(x, scope.value("flat", Shape.of(shape.dim(0), shape.itemSize()))))
                .y();
    }
}
