package lamina.sgd;

import lamina.api.train.Optimizer;
import lamina.api.train.OptimizerProvider;

/** Provides {@code sgd}. */
public final class SgdProvider implements OptimizerProvider<SgdSettings> {

    @Override
    public String type() {
        return "sgd";
    }

    @Override
    public Class<SgdSettings> settings() {
        return SgdSettings.class;
    }

    @Override
    public Optimizer create(SgdSettings settings) {
        return new Sgd(settings.momentum(), settings.weightDecay());
    }
}
