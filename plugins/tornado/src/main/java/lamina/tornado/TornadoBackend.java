package lamina.tornado;

import java.util.List;
import java.util.Optional;
import lamina.api.BackendException;
import lamina.api.backend.Backend;
import lamina.api.backend.CompileListener;
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

    @Override
    public Program compile(Graph graph, List<OverrideSet> overrides) {
        return compile(graph, overrides, CompileListener.NONE);
    }

    /** Overrides work on the host's memory, so none of them is of use here. */
    @Override
    public Program compile(Graph graph, List<OverrideSet> overrides, CompileListener listener) {
        if (settings.precision() == Precision.BF16) {
            throw new BackendException(
                    "the backend tornado computes in f32 only; set its \"precision\" to \"f32\" or \"auto\"");
        }
        TornadoDevice device = Devices.choose(settings);
        Placer placer = new Placer(HotOps.all(), translator);
        Optional<Guard> guard = settings.verify() ? Optional.of(new Guard(placer, device)) : Optional.empty();
        return new Compiler(placer, device, PlanBuilder.TASKS, guard).compile(graph, listener);
    }

    @Override
    public List<Device> devices(List<OverrideSet> overrides) {
        return Devices.list();
    }
}
