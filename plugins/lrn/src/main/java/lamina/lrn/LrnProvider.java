package lamina.lrn;

import lamina.api.graph.Tensor;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.UnaryLayer;
import lamina.ops.Lrn;

/** Provides {@code lrn}. */
public final class LrnProvider implements LayerProvider<LrnSettings> {

    @Override
    public String type() {
        return "lrn";
    }

    @Override
    public Class<LrnSettings> settings() {
        return LrnSettings.class;
    }

    @Override
    public Layer create(LrnSettings settings) {
        // The op divides alpha by the number of elements, as ONNX does.
        float alpha = settings.alphaPerElement() ? settings.alpha() : settings.alpha() * settings.size();
        return (UnaryLayer) (scope, x) -> {
            Maps.check(scope, type(), x);
            Tensor y = scope.value("y", x.shape());
            Tensor workspace = scope.value("workspace", x.shape());
            return scope.add(new Lrn(x, y, workspace, settings.size(), alpha, settings.beta(), settings.bias()))
                    .y();
        };
    }
}
