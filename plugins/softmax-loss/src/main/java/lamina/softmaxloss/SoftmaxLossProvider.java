package lamina.softmaxloss;

import lamina.api.NoSettings;
import lamina.api.layer.Loss;
import lamina.api.layer.LossProvider;

/** Provides {@code softmax-loss}. */
public final class SoftmaxLossProvider implements LossProvider<NoSettings> {

    @Override
    public String type() {
        return "softmax-loss";
    }

    @Override
    public Class<NoSettings> settings() {
        return NoSettings.class;
    }

    @Override
    public Loss create(NoSettings settings) {
        return new CrossEntropy();
    }
}
