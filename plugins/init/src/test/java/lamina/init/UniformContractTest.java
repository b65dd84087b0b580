package lamina.init;

import lamina.api.graph.InitializerProvider;
import lamina.testkit.InitializerContract;

class UniformContractTest extends InitializerContract<UniformSettings> {

    @Override
    protected InitializerProvider<UniformSettings> provider() {
        return new UniformProvider();
    }

    @Override
    protected UniformSettings settings() {
        return new UniformSettings(-1, 3);
    }

    @Override
    protected double mean() {
        return 1;
    }

    @Override
    protected double deviation() {
        return 4 / Math.sqrt(12);
    }
}
