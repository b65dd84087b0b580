package lamina.lrn;

import lamina.api.graph.Tensor;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.UnaryLayer;
import lamina.ops.SpatialLrn;

/** Provides {@code spatial-lrn}. */
public final class SpatialLrnProvider implements LayerProvider<SpatialLrnSettings> {

    @Override
    public String type() {
        return "spatial-lrn";
    }

    @Override
    public Class<SpatialLrnSettings> settings() {
        return SpatialLrnSettings.class;
    }

    @Override
    public Layer create(SpatialLrnSettings settings) {
        // The op divides alpha by the number of elements, as ONNX does.
        float alpha =
                settings.alphaPerElement() ? settings.alpha() : settings.alpha() * settings.size() * settings.size();
        return (UnaryLayer) (scope, x) -> {
            Maps.check(scope, type(), x);
            Tensor y = scope.value("y", x.shape());
            Tensor workspace = scope.value("workspace", x.shape());
            return scope.add(new SpatialLrn(x, y, workspace, settings.size(), alpha, settings.beta(), settings.bias()))
                    .y();
        };
    }
}
