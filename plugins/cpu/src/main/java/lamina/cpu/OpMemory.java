package lamina.cpu;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lamina.api.BackendException;
import lamina.api.backend.HostMemory;
import lamina.api.backend.Procedure;
import lamina.api.graph.HostOp;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/** An op's view of the program's memory, and what the op does there, as steps. */
final class OpMemory implements HostMemory {
    private final Resources resources;
    private final Procedure procedure;
    private final Op op;

    OpMemory(Resources resources, Procedure procedure, Op op) {
        this.resources = resources;
        this.procedure = procedure;
        this.op = op;
    }

    /** From here on scratch memory is this op's. */
    void begin() {
        resources.memory().nextOp();
    }

    /** An op of the host as a step. Looks the memory up once, so that nothing is allocated per run. */
    Runnable step(HostOp host) {
        Map<Tensor, MemorySegment> content = new HashMap<>();
        host.reads().forEach(tensor -> content.put(tensor, of(tensor)));
        host.writes().forEach(tensor -> content.put(tensor, of(tensor)));
        Function<Tensor, MemorySegment> memory = tensor -> {
            MemorySegment found = content.get(tensor);
            return found == null ? of(tensor) : found; // which says that it is not the op's
        };
        return () -> host.run(memory);
    }

    /** The op's portable kernels, in their order. */
    List<Runnable> kernels() {
        List<Runnable> steps = new ArrayList<>();
        op.launch(new Recorder(this, steps));
        return steps;
    }

    @Override
    public MemorySegment of(Tensor tensor) {
        if (!op.reads().contains(tensor) && !op.writes().contains(tensor)) {
            throw new BackendException("the op " + Steps.describe(op) + " asks for the memory of " + tensor
                    + ", which it neither lists in reads() nor in writes(); the op's class must list it");
        }
        return resources.memory().find(tensor, procedure.name()).orElseThrow();
    }

    @Override
    public MemorySegment scratch(long bytes) {
        return resources.memory().scratch(bytes);
    }

    @Override
    public MemorySegment lasting(long bytes) {
        return resources.memory().forOverride(bytes);
    }

    @Override
    public Runnable parallel(int size, Kernel kernel) {
        Workers workers = resources.workers();
        return () -> workers.run(kernel, size);
    }

    @Override
    public int threads() {
        return resources.workers().count();
    }

    @Override
    public void onClose(Runnable action) {
        resources.onClose(action);
    }

    /** Notes the kernels that an op launches. */
    private static final class Recorder implements Launcher {
        private final OpMemory memory;
        private final List<Runnable> steps;

        Recorder(OpMemory memory, List<Runnable> steps) {
            this.memory = memory;
            this.steps = steps;
        }

        @Override
        public Floats floats(Tensor tensor) {
            return new Floats(memory.of(tensor));
        }

        @Override
        public Ints ints(Tensor tensor) {
            return new Ints(memory.of(tensor));
        }

        @Override
        public void launch(int size, Kernel kernel) {
            steps.add(memory.parallel(size, kernel));
        }
    }
}
