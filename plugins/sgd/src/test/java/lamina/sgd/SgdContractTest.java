package lamina.sgd;

import lamina.api.train.OptimizerProvider;
import lamina.testkit.OptimizerContract;

class SgdContractTest extends OptimizerContract<SgdSettings> {

    @Override
    protected OptimizerProvider<SgdSettings> provider() {
        return new SgdProvider();
    }

    @Override
    protected SgdSettings settings() {
        return new SgdSettings(0.9f, 0.0005f);
    }
}
