package lamina.init;

import lamina.api.graph.InitializerProvider;
import lamina.testkit.InitializerContract;

class HeUniformContractTest extends InitializerContract<HeSettings> {

    @Override
    protected InitializerProvider<HeSettings> provider() {
        return new HeProvider();
    }

    @Override
    protected HeSettings settings() {
        return new HeSettings(Fan.OUT, Distribution.UNIFORM);
    }

    @Override
    protected double mean() {
        return 0;
    }

    @Override
    protected double deviation() {
        return Math.sqrt(2.0 / (257 * 25));
    }
}
