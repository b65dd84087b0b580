package lamina.tornado;

import java.util.List;
import java.util.Locale;
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
import uk.ac.manchester.tornado.runtime.common.TornadoXPUDevice;

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
        TornadoDevice device = Devices.choose(settings);
        if (settings.cudaGraphs() && !hasCudaGraphs(device)) {
            throw new BackendException(
                    "the device %s has no CUDA graphs under TornadoVM's backend %s; set \"cudaGraphs\" of the backend tornado to false"
                            .formatted(
                                    Devices.name(device),
                                    device.getTornadoVMBackend().name().toLowerCase(Locale.ROOT)));
        }
        Optional<Factors> factors = factors(device);
        Placer placer = factors.map(each -> Placer.of(new Cublas(each), translator))
                .orElseGet(() -> new Placer(HotOps.all(), translator));
        Guard guard = new Guard(placer, device, factors.orElse(Factors.F32));
        return new Compiler(
                        placer,
                        device,
                        Room.of(device, settings),
                        PlanBuilder.TASKS,
                        settings.cudaGraphs(),
                        settings.verify() ? Optional.of(guard) : Optional.empty())
                .compile(graph, listener);
    }

    static boolean hasCudaGraphs(TornadoDevice device) {
        return device instanceof TornadoXPUDevice xpu && xpu.supportsExecutionGraphs();
    }

    /** What a library multiplies; empty where Java's own kernels do, in fp32. */
    private Optional<Factors> factors(TornadoDevice device) {
        if (Devices.hasLibrary(device)) {
            return Optional.of(
                    switch (settings.precision()) {
                        case F32 -> Factors.F32;
                        case AUTO -> Factors.TF32;
                        case BF16 -> Factors.BF16;
                    });
        }
        if (settings.precision() == Precision.BF16) {
            throw new BackendException(
                    "the device %s multiplies in f32 only, for %s; set \"precision\" of the backend tornado to \"f32\" or \"auto\""
                            .formatted(Devices.name(device), Devices.lackOfLibrary(device)));
        }
        return Optional.empty();
    }

    @Override
    public List<Device> devices(List<OverrideSet> overrides) {
        return Devices.list();
    }
}
