package lamina.onednn;

import java.util.List;
import lamina.api.backend.BackendProvider;
import lamina.api.backend.OverrideSet;
import lamina.cpu.CpuProvider;
import lamina.cpu.CpuSettings;
import lamina.testkit.BackendContract;

class OnCpuTest extends BackendContract<CpuSettings> {

    @Override
    protected BackendProvider<CpuSettings> provider() {
        return new CpuProvider();
    }

    @Override
    protected CpuSettings settings() {
        return new CpuSettings(2, "onednn");
    }

    @Override
    protected List<OverrideSet> overrides() {
        return List.of(Bed.oneDnn());
    }
}
