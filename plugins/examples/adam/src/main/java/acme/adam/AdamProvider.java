package acme.adam;

import lamina.api.train.Optimizer;
import lamina.api.train.OptimizerProvider;

/** Makes {@code acme:adam}. */
public final class AdamProvider implements OptimizerProvider<AdamSettings> {

    @Override
    public String type() {
        return "acme:adam";
    }

    @Override
    public Class<AdamSettings> settings() {
        return AdamSettings.class;
    }

    @Override
    public Optimizer create(AdamSettings settings) {
        return new Adam(settings);
    }
}
