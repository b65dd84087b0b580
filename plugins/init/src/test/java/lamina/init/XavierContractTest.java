package lamina.init;

import lamina.api.graph.InitializerProvider;
import lamina.testkit.InitializerContract;

class XavierContractTest extends InitializerContract<XavierSettings> {

    @Override
    protected InitializerProvider<XavierSettings> provider() {
        return new XavierProvider();
    }

    @Override
    protected XavierSettings settings() {
        return new XavierSettings(Fan.AVERAGE, Distribution.UNIFORM);
    }

    @Override
    protected double mean() {
        return 0;
    }

    @Override
    protected double deviation() {
        return Math.sqrt(2.0 / (31 * 25 + 257 * 25));
    }
}
