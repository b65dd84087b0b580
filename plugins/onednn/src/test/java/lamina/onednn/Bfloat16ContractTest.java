package lamina.onednn;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import lamina.api.backend.BackendProvider;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Precision;
import lamina.cpu.CpuProvider;
import lamina.cpu.CpuSettings;
import lamina.testkit.BackendContract;
import lamina.testkit.Tolerance;
import org.junit.jupiter.api.BeforeEach;

/** The backend keeps its contract in bfloat16 too, within what bfloat16 can hold. */
class Bfloat16ContractTest extends BackendContract<CpuSettings> {

    @BeforeEach
    void able() {
        assumeTrue(Bed.oneDnn().computesIn(Precision.BF16).isPresent(), "oneDNN computes in bf16 on AVX-512 only");
    }

    @Override
    protected BackendProvider<CpuSettings> provider() {
        return new CpuProvider();
    }

    @Override
    protected CpuSettings settings() {
        return new CpuSettings(2, "onednn", Precision.BF16);
    }

    @Override
    protected List<OverrideSet> overrides() {
        return List.of(Bed.oneDnn()); // or skip
    }

    @Override
    protected double tolerance() {
        return Tolerance.BFLOAT16;
    }
}
