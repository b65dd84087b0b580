package lamina.vector;

import java.util.List;
import lamina.api.backend.BackendProvider;
import lamina.api.backend.OverrideSet;
import lamina.cpu.CpuProvider;
import lamina.cpu.CpuSettings;
import lamina.testkit.BackendContract;

/** The backend of the processor keeps its contract also where these overrides run what they can. */
class VectorContractTest extends BackendContract<CpuSettings> {

    @Override
    protected BackendProvider<CpuSettings> provider() {
        return new CpuProvider();
    }

    @Override
    protected CpuSettings settings() {
        return Bed.vectors(2);
    }

    @Override
    protected List<OverrideSet> overrides() {
        return List.of(Bed.vectors());
    }
}
