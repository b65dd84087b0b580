package lamina.init;

import lamina.api.graph.InitializerProvider;
import lamina.testkit.InitializerContract;

class ConstantContractTest extends InitializerContract<ConstantSettings> {

    @Override
    protected InitializerProvider<ConstantSettings> provider() {
        return new ConstantProvider();
    }

    @Override
    protected ConstantSettings settings() {
        return new ConstantSettings(0.25f);
    }

    @Override
    protected double mean() {
        return 0.25;
    }

    @Override
    protected double deviation() {
        return 0;
    }
}
