package lamina.cpu;

import lamina.api.backend.BackendProvider;
import lamina.testkit.BackendContract;

class CpuTest extends BackendContract<CpuSettings> {

    @Override
    protected BackendProvider<CpuSettings> provider() {
        return new CpuProvider();
    }

    @Override
    protected CpuSettings settings() {
        return new CpuSettings(3, "none");
    }
}
