package lamina.tornado;

import java.util.List;
import lamina.api.BackendException;
import lamina.api.backend.Backend;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Precision;
import lamina.api.backend.Program;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/** Compiles graphs for one device of TornadoVM's. */
final class TornadoBackend implements Backend {
    private final TornadoSettings settings;
    private final KernelTranslator translator = new KernelTranslator();

    TornadoBackend(TornadoSettings settings) {
        this.settings = settings;
    }

    /** Overrides work on the host's memory, so none of them is of use here. */
    @Override
    public Program compile(Graph graph, List<OverrideSet> overrides) {
        if (settings.precision() == Precision.BF16) {
            throw new BackendException(
                    "the backend tornado computes in f32 only; set its \"precision\" to \"f32\" or \"auto\"");
        }
        TornadoDevice device = Devices.choose(settings);
        Placer placer = new Placer(HotOps.all(), translator);
        return new Compiler(placer, device, PlanBuilder.TASKS).compile(graph);
    }

    @Override
    public List<Device> devices(List<OverrideSet> overrides) {
        return Devices.list();
    }
}
