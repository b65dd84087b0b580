package lamina.conv;

import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;

/** Provides {@code conv}. */
public final class ConvProvider implements LayerProvider<ConvSettings> {

    @Override
    public String type() {
        return "conv";
    }

    @Override
    public Class<ConvSettings> settings() {
        return ConvSettings.class;
    }

    @Override
    public Layer create(ConvSettings settings) {
        return new Convolution(settings);
    }
}
