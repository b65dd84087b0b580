package $package$;

import java.util.List;
import lamina.api.backend.Backend;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Program;

/** The backend. It holds nothing itself: memory belongs to the programs. */
record $Name$() implements Backend {

    /** A backend whose memory is {@code HostMemory} could offer its ops to the overrides; this one leaves them alone. */
    @Override
    public Program compile(Graph graph, List<OverrideSet> overrides) {
        return new $Name$Program(graph);
    }

    @Override
    public List<Device> devices(List<OverrideSet> overrides) {
        String description = "portable kernels on one thread (%s)".formatted(System.getProperty("os.arch"));
        return List.of(new Device("$word$", description, true, "to begin with"));
    }
}
