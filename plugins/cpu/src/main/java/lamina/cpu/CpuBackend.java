package lamina.cpu;

import java.util.List;
import lamina.api.backend.Backend;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Program;

/** Compiles graphs for the processor's cores. */
final class CpuBackend implements Backend {
    private final CpuSettings settings;

    CpuBackend(CpuSettings settings) {
        this.settings = settings;
    }

    @Override
    public Program compile(Graph graph, List<OverrideSet> overrides) {
        return Compiler.compile(graph, Choice.of(settings, overrides));
    }

    @Override
    public List<Device> devices(List<OverrideSet> overrides) {
        return List.of(Processor.device(settings, overrides));
    }
}
