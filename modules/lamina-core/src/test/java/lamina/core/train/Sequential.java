package lamina.core.train;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lamina.api.backend.Backend;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Placement;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.HostOp;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/** The simplest backend: memory for each tensor, portable kernels one after the other. */
public final class Sequential implements Backend {
    @Override
    public Program compile(Graph graph, List<OverrideSet> overrides) {
        return new Compiled(graph);
    }

    @Override
    public List<Device> devices(List<OverrideSet> overrides) {
        return List.of();
    }

    private static final class Compiled implements Program, Launcher {
        private final Arena arena = Arena.ofShared();
        private final Map<Tensor, MemorySegment> memory = new HashMap<>();
        private final Map<String, List<List<Runnable>>> procedures = new HashMap<>(); // each op's kernels
        private final List<Placement> placements = new ArrayList<>();
        private List<Runnable> steps = List.of();

        Compiled(Graph graph) {
            graph.tensors().forEach(tensor -> memory.put(tensor, arena.allocate(tensor.bytes(), 64)));
            for (Procedure procedure : graph.procedures()) {
                procedures.put(
                        procedure.name(),
                        procedure.ops().stream()
                                .map(op -> place(procedure.name(), op))
                                .toList());
            }
        }

        private List<Runnable> place(String procedure, Op op) {
            steps = new ArrayList<>();
            if (op instanceof HostOp host) {
                steps.add(() -> host.run(this::of));
            } else {
                op.launch(this);
            }
            placements.add(new Placement(procedure, op, "portable", ""));
            return steps;
        }

        @Override
        public Floats floats(Tensor tensor) {
            return new Floats(of(tensor));
        }

        @Override
        public Ints ints(Tensor tensor) {
            return new Ints(of(tensor));
        }

        @Override
        public void launch(int size, Kernel kernel) {
            steps.add(() -> kernel.run(0, size));
        }

        @Override
        public void run(String procedure) {
            procedures.get(procedure).forEach(op -> op.forEach(Runnable::run));
        }

        @Override
        public void write(Tensor tensor, MemorySegment from) {
            of(tensor).copyFrom(exact(tensor, from));
        }

        @Override
        public void read(Tensor tensor, MemorySegment into) {
            exact(tensor, into).copyFrom(of(tensor));
        }

        private MemorySegment of(Tensor tensor) {
            MemorySegment segment = memory.get(tensor);
            if (segment == null) {
                throw new IllegalArgumentException("the graph has no tensor " + tensor);
            }
            return segment;
        }

        private static MemorySegment exact(Tensor tensor, MemorySegment segment) {
            if (segment.byteSize() != tensor.bytes()) {
                throw new IllegalArgumentException(
                        tensor + " has " + tensor.bytes() + " bytes, not " + segment.byteSize());
            }
            return segment;
        }

        @Override
        public long[] time(String procedure) {
            return procedures.get(procedure).stream()
                    .mapToLong(op -> {
                        long began = System.nanoTime();
                        op.forEach(Runnable::run);
                        return System.nanoTime() - began;
                    })
                    .toArray();
        }

        @Override
        public List<Placement> placements() {
            return List.copyOf(placements);
        }

        @Override
        public List<MemoryUse> memory() {
            return List.of();
        }

        @Override
        public void close() {
            arena.close();
        }
    }
}
