package acme.batchnorm;

import lamina.api.layer.Layer;
import lamina.api.layer.LayerProvider;

/** Makes {@code acme:batch-norm} layers. */
public final class BatchNormProvider implements LayerProvider<BatchNormSettings> {

    @Override
    public String type() {
        return "acme:batch-norm";
    }

    @Override
    public Class<BatchNormSettings> settings() {
        return BatchNormSettings.class;
    }

    @Override
    public Layer create(BatchNormSettings settings) {
        return new BatchNorm(settings.epsilon(), settings.momentum());
    }
}
