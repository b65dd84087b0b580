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
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
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
        if (settings.precision() == Precision.BF16) {
            throw new BackendException(
                    "the backend tornado computes in f32 only; set its \"precision\" to \"f32\" or \"auto\"");
        }
        TornadoDevice device = Devices.choose(settings);
        if (settings.cudaGraphs() && !hasCudaGraphs(device)) {
            throw new BackendException(
                    "the device %s has no CUDA graphs under TornadoVM's backend %s; set \"cudaGraphs\" of the backend tornado to false"
                            .formatted(
                                    device.getDeviceName().strip(),
                                    device.getTornadoVMBackend().name().toLowerCase(Locale.ROOT)));
        }
        boolean library = hasLibrary(device);
        boolean tf32 = library && settings.precision() == Precision.AUTO;
        Placer placer = new Placer(library ? HotOps.all(new Cublas(tf32)) : HotOps.all(), translator);
        Guard guard = new Guard(placer, device, tf32 ? Guard.TF32 : Guard.F32);
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

    /** Library tasks run on TornadoVM's CUDA backend only, where cuBLAS is. */
    private static boolean hasLibrary(TornadoDevice device) {
        return device.getTornadoVMBackend() == TornadoVMBackendType.CUDA
                && ModuleLayer.boot().findModule("tornado.cublas").isPresent();
    }

    @Override
    public List<Device> devices(List<OverrideSet> overrides) {
        return Devices.list();
    }
}
