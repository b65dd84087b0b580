package lamina.dense;

import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;

/** Provides {@code dense}. */
public final class DenseProvider implements LayerProvider<DenseSettings> {

    @Override
    public String type() {
        return "dense";
    }

    @Override
    public Class<DenseSettings> settings() {
        return DenseSettings.class;
    }

    @Override
    public Layer create(DenseSettings settings) {
        return new Dense(settings);
    }
}
