package $package$;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lamina.api.BackendException;
import lamina.api.backend.Graph;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.Placement;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.backend.ProgramUse;
import lamina.api.graph.HostOp;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/** A compiled graph: for each procedure a flat list of steps. */
final class $Name$Program implements Program {
    private final Graph graph;
    private final $Name$Memory memory;
    private final Map<String, List<Step>> procedures = new HashMap<>();
    private final ProgramUse use; // refuses what must not be done, in the words of all backends

    $Name$Program(Graph graph) {
        this.graph = graph;
        this.use = new ProgramUse(graph.procedures());
        this.memory = new $Name$Memory(graph);
        for (Procedure procedure : graph.procedures()) {
            procedures.put(procedure.name(), procedure.ops().stream().map(this::step).toList());
        }
    }

    /** An op and what it comes to. */
    private record Step(Op op, List<Runnable> parts) {
        void run() {
            try {
                parts.forEach(Runnable::run);
            } catch (BackendException e) {
                throw e; // says it all
            } catch (RuntimeException e) {
                throw new BackendException("the op %s, which writes %s, failed: %s".formatted(op.type(), op.writes(), e), e);
            }
        }
    }

    /** The host does some ops itself; the others say which kernels compute them. A device would compile those here, once. */
    private Step step(Op op) {
        List<Runnable> parts = new ArrayList<>();
        if (op instanceof HostOp host) {
            parts.add(() -> host.run(memory::of));
        } else {
            op.launch(launcher(parts));
        }
        return new Step(op, parts);
    }

    private Launcher launcher(List<Runnable> parts) {
        return new Launcher() {
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
                parts.add(() -> kernel.run(0, size)); // in any cut, and by several threads, it would be the same
            }
        };
    }

    @Override
    public void run(String procedure) {
        use.run(procedure);
        procedures.get(procedure).forEach(Step::run);
    }

    @Override
    public long[] time(String procedure) {
        use.run(procedure);
        List<Step> steps = procedures.get(procedure);
        long[] times = new long[steps.size()];
        for (int i = 0; i < times.length; i++) {
            long begin = System.nanoTime();
            steps.get(i).run();
            times[i] = System.nanoTime() - begin;
        }
        return times;
    }

    @Override
    public void write(Tensor tensor, MemorySegment from) {
        use.write(tensor, from);
        memory.of(tensor).copyFrom(from);
    }

    @Override
    public void read(Tensor tensor, MemorySegment into) {
        use.read(tensor, into);
        into.copyFrom(memory.of(tensor));
    }

    @Override
    public List<Placement> placements() {
        return graph.procedures().stream()
                .flatMap(procedure -> procedure.ops().stream()
                        .map(op -> new Placement(procedure.name(), op, "portable", "")))
                .toList();
    }

    @Override
    public List<MemoryUse> memory() {
        return use.closed() ? List.of() : List.of(new MemoryUse("tensors", memory.bytes()));
    }

    @Override
    public void close() {
        if (use.close()) {
            memory.close();
        }
    }
}
