package lamina.tanh;

import lamina.api.NoSettings;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.UnaryLayer;
import lamina.ops.Tanh;

/** Provides {@code tanh}. */
public final class TanhProvider implements LayerProvider<NoSettings> {

    @Override
    public String type() {
        return "tanh";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Layer create(NoSettings settings) {
        return (UnaryLayer) (scope, x) ->
                scope.add(new Tanh(x, scope.value("y", x.shape()))).y();
    }
}
