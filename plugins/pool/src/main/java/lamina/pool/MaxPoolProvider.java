package lamina.pool;

import lamina.api.graph.Element;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.UnaryLayer;
import lamina.ops.MaxPool;
import lamina.ops.Window;

/** Provides {@code max-pool}. */
public final class MaxPoolProvider implements LayerProvider<MaxPoolSettings> {

    @Override
    public String type() {
        return "max-pool";
    }

    @Override
    public Class<MaxPoolSettings> settings() {
        return MaxPoolSettings.class;
    }

    @Override
    public Layer create(MaxPoolSettings settings) {
        Window window = Pooling.window(settings.kernelShape(), settings.strides(), settings.pads());
        return (UnaryLayer) (scope, x) -> {
            Shape shape = Pooling.output(scope, x, window);
            Tensor y = scope.value("y", shape);
            Tensor workspace = scope.value("workspace", shape, Element.INT32);
            return scope.add(new MaxPool(x, y, workspace, window)).y();
        };
    }
}
