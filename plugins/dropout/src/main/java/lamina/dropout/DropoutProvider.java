package lamina.dropout;

import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;

/** Provides {@code dropout}. */
public final class DropoutProvider implements LayerProvider<DropoutSettings> {

    @Override
    public String type() {
        return "dropout";
    }

    @Override
    public Class<DropoutSettings> settings() {
        return DropoutSettings.class;
    }

    @Override
    public Layer create(DropoutSettings settings) {
        return new DropoutLayer(settings.ratio(), settings.inverted());
    }
}
