package lamina.onednn;

import java.util.List;
import lamina.api.backend.BackendProvider;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Precision;
import lamina.cpu.CpuProvider;
import lamina.cpu.CpuSettings;
import lamina.testkit.BackendContract;

/** The backend of the processor keeps its contract also where these overrides run what they can. */
class OneDnnContractTest extends BackendContract<CpuSettings> {

    @Override
    protected BackendProvider<CpuSettings> provider() {
        return new CpuProvider();
    }

    @Override
    protected CpuSettings settings() {
        return new CpuSettings(2, "onednn", Precision.F32);
    }

    @Override
    protected List<OverrideSet> overrides() {
        return List.of(Bed.oneDnn()); // or skip
    }
}
