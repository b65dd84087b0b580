package lamina.softmaxloss;

import lamina.api.NoSettings;
import lamina.api.layer.LossProvider;
import lamina.testkit.LossContract;

class SoftmaxLossContractTest extends LossContract<NoSettings> {

    @Override
    protected LossProvider<NoSettings> provider() {
        return new SoftmaxLossProvider();
    }

    @Override
    protected NoSettings settings() {
        return new NoSettings();
    }
}
