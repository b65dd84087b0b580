package acme.adam;

import lamina.api.train.OptimizerProvider;
import lamina.testkit.OptimizerContract;

/** Adam keeps the contract of optimizers. */
class AdamContractTest extends OptimizerContract<AdamSettings> {

    @Override
    protected OptimizerProvider<AdamSettings> provider() {
        return new AdamProvider();
    }

    @Override
    protected AdamSettings settings() {
        return new AdamSettings(0.9, 0.999, 1e-8, 0.01);
    }
}
