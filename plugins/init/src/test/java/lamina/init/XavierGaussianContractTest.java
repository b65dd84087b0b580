package lamina.init;

import lamina.api.graph.InitializerProvider;
import lamina.testkit.InitializerContract;

class XavierGaussianContractTest extends InitializerContract<XavierSettings> {

    @Override
    protected InitializerProvider<XavierSettings> provider() {
        return new XavierProvider();
    }

    @Override
    protected XavierSettings settings() {
        return new XavierSettings(Fan.IN, Distribution.GAUSSIAN);
    }

    @Override
    protected double mean() {
        return 0;
    }

    @Override
    protected double deviation() {
        return Math.sqrt(1.0 / (31 * 25));
    }
}
