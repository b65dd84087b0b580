package lamina.init;

import lamina.api.graph.InitializerProvider;
import lamina.testkit.InitializerContract;

class GaussianContractTest extends InitializerContract<GaussianSettings> {

    @Override
    protected InitializerProvider<GaussianSettings> provider() {
        return new GaussianProvider();
    }

    @Override
    protected GaussianSettings settings() {
        return new GaussianSettings(0.5f, 0.02f);
    }

    @Override
    protected double mean() {
        return 0.5;
    }

    @Override
    protected double deviation() {
        return 0.02;
    }
}
