package lamina.testkit;

import java.util.List;
import lamina.api.backend.Backend;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Program;

/** The reference as a backend, for tests of what stands on one. Takes no overrides. */
public final class ReferenceBackend implements Backend {

    @Override
    public Program compile(Graph graph, List<OverrideSet> overrides) {
        return new Reference(graph, Cut.WHOLE, false);
    }

    @Override
    public List<Device> devices(List<OverrideSet> overrides) {
        return List.of(new Device("reference", "portable kernels on one thread", true, "for tests"));
    }
}
