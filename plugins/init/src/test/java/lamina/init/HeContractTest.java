package lamina.init;

import lamina.api.graph.InitializerProvider;
import lamina.testkit.InitializerContract;

class HeContractTest extends InitializerContract<HeSettings> {

    @Override
    protected InitializerProvider<HeSettings> provider() {
        return new HeProvider();
    }

    @Override
    protected HeSettings settings() {
        return new HeSettings(Fan.IN, Distribution.GAUSSIAN);
    }

    @Override
    protected double mean() {
        return 0;
    }

    @Override
    protected double deviation() {
        return Math.sqrt(2.0 / (31 * 25));
    }
}
