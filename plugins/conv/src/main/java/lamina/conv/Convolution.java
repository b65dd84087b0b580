package lamina.conv;

import lamina.api.AssemblyException;
import lamina.api.graph.Scope;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.UnaryLayer;
import lamina.ops.Conv;
import lamina.ops.Window;

/** The layer: two parameters, {@code weights} [filters, channels / group, height, width] and {@code bias} [filters], and one op. */
record Convolution(ConvSettings settings) implements UnaryLayer {

    @Override
    public Tensor build(Scope scope, Tensor x) {
        Window window = Window.of(settings.kernelShape(), settings.strides(), settings.pads());
        check(scope, x, window);
        Tensor w = weights(scope, x.shape().dim(3) / settings.group(), window);
        Tensor b = scope.parameter(
                        "bias",
                        Shape.of(settings.filters()),
                        settings.bias(),
                        settings.biasRate(),
                        settings.biasDecay())
                .tensor();
        Tensor y = scope.value("y", output(x.shape(), window));
        return scope.add(new Conv(x, w, b, y, window, settings.group())).y();
    }

    private Tensor weights(Scope scope, int channels, Window window) {
        Shape shape = Shape.of(settings.filters(), channels, window.kernelHeight(), window.kernelWidth());
        return scope.parameter("weights", shape, settings.weights(), settings.weightsRate(), settings.weightsDecay())
                .tensor();
    }

    private Shape output(Shape x, Window window) {
        return Shape.of(x.dim(0), window.outHeight(x.dim(1)), window.outWidth(x.dim(2)), settings.filters());
    }

    private void check(Scope scope, Tensor x, Window window) {
        if (x.shape().rank() != 4) {
            throw new AssemblyException(scope.name() + ": conv takes [batch, height, width, channels], found " + x
                    + "; move it before the dense layers");
        }
        if (window.outHeight(x.shape().dim(1)) < 1 || window.outWidth(x.shape().dim(2)) < 1) {
            throw new AssemblyException(
                    scope.name() + ": a window of " + settings.kernelShape() + " does not fit into the input " + x
                            + " with pads " + settings.pads() + "; make the window smaller, or the pads larger");
        }
        if (x.shape().dim(3) % settings.group() != 0) {
            throw new AssemblyException(scope.name() + ": group " + settings.group() + " does not divide the "
                    + x.shape().dim(3) + " channels of " + x);
        }
    }
}
