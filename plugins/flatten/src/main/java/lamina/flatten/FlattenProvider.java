package lamina.flatten;

import lamina.api.NoSettings;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.UnaryLayer;
import lamina.ops.Reshape;

/** Provides {@code flatten}. */
public final class FlattenProvider implements LayerProvider<NoSettings> {

    @Override
    public String type() {
        return "flatten";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Layer create(NoSettings settings) {
        return (UnaryLayer) (scope, x) -> {
            Shape shape = x.shape();
            if (shape.rank() == 2) {
                return x;
            }
            Tensor y = scope.value("y", Shape.of(shape.dim(0), shape.itemSize()));
            return scope.add(new Reshape(x, y)).y();
        };
    }
}
