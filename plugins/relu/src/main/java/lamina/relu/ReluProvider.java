package lamina.relu;

import lamina.api.NoSettings;
import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.UnaryLayer;
import lamina.ops.Relu;

/** Provides {@code relu}. */
public final class ReluProvider implements LayerProvider<NoSettings> {

    @Override
    public String type() {
        return "relu";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Layer create(NoSettings settings) {
        return (UnaryLayer) (scope, x) ->
                scope.add(new Relu(x, scope.value("y", x.shape()))).y();
    }
}
