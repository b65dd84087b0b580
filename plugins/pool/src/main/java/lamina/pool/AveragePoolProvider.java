package lamina.pool;

import lamina.api.graph.Tensor;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.UnaryLayer;
import lamina.ops.AveragePool;
import lamina.ops.Window;

/** Provides {@code average-pool}. */
public final class AveragePoolProvider implements LayerProvider<AveragePoolSettings> {

    @Override
    public String type() {
        return "average-pool";
    }

    @Override
    public Class<AveragePoolSettings> settings() {
        return AveragePoolSettings.class;
    }

    @Override
    public Layer create(AveragePoolSettings settings) {
        Window window = Pooling.window(settings.kernelShape(), settings.strides(), settings.pads());
        return (UnaryLayer) (scope, x) -> {
            Tensor y = scope.value("y", Pooling.output(scope, x, window));
            return scope.add(new AveragePool(x, y, window, settings.countIncludePad()))
                    .y();
        };
    }
}
