package lamina.tornado;

import lamina.api.backend.BackendProvider;
import lamina.api.backend.Precision;
import lamina.testkit.BackendContract;

/** Every op and gradient by the kernels that TornadoVM compiles. */
class TornadoContractTest extends BackendContract<TornadoSettings> {

    @Override
    protected BackendProvider<TornadoSettings> provider() {
        return new TornadoProvider();
    }

    @Override
    protected TornadoSettings settings() {
        return new TornadoSettings(TornadoSettings.AUTO, Precision.F32, false, 0); // the contract itself compares
    }
}
