package lamina.cpu;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lamina.api.BackendException;
import lamina.api.backend.Graph;
import lamina.api.backend.HostMemory;
import lamina.api.backend.Placement;
import lamina.api.backend.Preparation;
import lamina.api.backend.Procedure;
import lamina.api.backend.Program;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/** Turns each op of a graph into steps: those of the first override that takes it, or its portable kernels. */
final class Compiler {
    private static final String PORTABLE = "portable";

    private final Choice choice;
    private final Resources resources;
    private final List<Placement> placements = new ArrayList<>();

    private Compiler(Choice choice, Resources resources) {
        this.choice = choice;
        this.resources = resources;
    }

    static Program compile(Graph graph, Choice choice, int threads) {
        Resources resources = new Resources(new Memory(graph), new Workers(threads));
        try {
            Compiler compiler = new Compiler(choice, resources);
            Map<String, Steps> procedures = new LinkedHashMap<>();
            graph.procedures().forEach(procedure -> procedures.put(procedure.name(), compiler.steps(procedure)));
            return new CpuProgram(procedures, compiler.placements, resources);
        } catch (RuntimeException | Error e) {
            resources.close();
            throw e;
        }
    }

    private Steps steps(Procedure procedure) {
        List<Runnable> steps = new ArrayList<>();
        List<Op> ops = new ArrayList<>();
        for (Op op : procedure.ops()) {
            steps.addAll(place(procedure, op));
            while (ops.size() < steps.size()) {
                ops.add(op);
            }
        }
        return new Steps(procedure, steps.toArray(Runnable[]::new), ops);
    }

    private List<Runnable> place(Procedure procedure, Op op) {
        OpMemory memory = new OpMemory(procedure, op);
        List<String> remarks = new ArrayList<>(choice.remarks());
        for (Choice.Offer offer : choice.offers()) {
            if (offer.concerns(op)) {
                switch (prepare(offer, op, memory)) {
                    case Preparation.Accepted accepted -> {
                        note(procedure, op, accepted.implementation(), "");
                        return List.of(accepted.step());
                    }
                    case Preparation.Declined declined -> remarks.add(offer.set() + ": " + declined.reason());
                }
            }
        }
        note(procedure, op, PORTABLE, String.join("; ", remarks));
        List<Runnable> steps = new ArrayList<>();
        op.launch(new Recorder(memory, steps));
        return steps;
    }

    private static Preparation prepare(Choice.Offer offer, Op op, OpMemory memory) {
        memory.begin();
        try {
            return offer.typed().prepare(op, memory);
        } catch (BackendException e) {
            throw e; // says it all
        } catch (RuntimeException e) {
            throw new BackendException(
                    "the override set '" + offer.set() + "' failed to prepare the op " + Steps.describe(op) + ": " + e
                            + ". This is a fault of its plugin; please report it there, and set \"native\" to \"none\" to go"
                            + " on with portable kernels",
                    e);
        }
    }

    private void note(Procedure procedure, Op op, String implementation, String remark) {
        placements.add(new Placement(procedure.name(), op, implementation, remark));
    }

    /** An op's view of the program's memory. */
    private final class OpMemory implements HostMemory {
        private final Procedure procedure;
        private final Op op;

        OpMemory(Procedure procedure, Op op) {
            this.procedure = procedure;
            this.op = op;
        }

        void begin() {
            resources.memory().nextOp();
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
        public int threads() {
            return resources.workers().count();
        }

        @Override
        public void onClose(Runnable action) {
            resources.onClose(action);
        }
    }

    /** Notes the kernels that an op launches. */
    private final class Recorder implements Launcher {
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
            Workers workers = resources.workers();
            steps.add(() -> workers.run(kernel, size));
        }
    }
}
