package lamina.cpu;

import lamina.api.backend.BackendProvider;
import lamina.testkit.BackendContract;

class CpuContractTest extends BackendContract<CpuSettings> {

    @Override
    protected BackendProvider<CpuSettings> provider() {
        return new CpuProvider();
    }

    @Override
    protected CpuSettings settings() {
        return CpuSettings.reference(3);
    }

    /** The very same kernels, so the very same bits. */
    @Override
    protected double tolerance() {
        return 0;
    }
}
