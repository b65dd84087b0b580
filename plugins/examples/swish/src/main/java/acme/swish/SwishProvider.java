package acme.swish;

import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;
import lamina.api.layer.UnaryLayer;

/** Makes {@code acme:swish} layers. */
public final class SwishProvider implements LayerProvider<SwishSettings> {

    @Override
    public String type() {
        return "acme:swish";
    }

    @Override
    public Class<SwishSettings> settings() {
        return SwishSettings.class;
    }

    @Override
    public Layer create(SwishSettings settings) {
        UnaryLayer layer = (scope, x) -> scope.add(new Swish(x, scope.value("y", x.shape()), settings.beta()))
                .y();
        return layer;
    }
}
