package lamina.tornado;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import lamina.api.backend.CompileListener;
import lamina.api.backend.Graph;
import lamina.api.backend.Placement;
import lamina.api.backend.Procedure;
import lamina.api.graph.HostOp;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** Turns a graph into a program: places each op, cuts each procedure into task graphs, and has them compiled. */
final class Compiler {
    private final Placer placer;
    private final TornadoDevice device;
    private final Room room;
    private final int tasks;
    private final boolean cudaGraphs;
    private final Optional<Guard> guard;

    /**
     * @param room what the arrays have to fit into
     * @param tasks so many in one task graph
     * @param cudaGraphs whether the device is to record them
     * @param guard tries the ops before, if at all
     */
    Compiler(Placer placer, TornadoDevice device, Room room, int tasks, boolean cudaGraphs, Optional<Guard> guard) {
        this.placer = placer;
        this.device = device;
        this.room = room;
        this.tasks = tasks;
        this.cudaGraphs = cudaGraphs;
        this.guard = guard;
    }

    TornadoProgram compile(Graph graph, CompileListener listener) {
        DeviceArrays arrays = DeviceArrays.of(graph);
        try {
            return compile(graph, arrays, listener);
        } catch (RuntimeException | Error e) {
            arrays.close();
            throw e;
        }
    }

    private TornadoProgram compile(Graph graph, DeviceArrays arrays, CompileListener listener) {
        Map<Procedure, List<Placed>> placed = new LinkedHashMap<>();
        graph.procedures().forEach(procedure -> placed.put(procedure, place(procedure, arrays)));
        room.require(arrays); // scratch memory included
        List<Op> tried = guard.isPresent() ? Guard.distinct(graph) : List.of();
        Tally tally = new Tally(listener, tried.size() + steps(placed));
        tried.forEach(op -> {
            guard.orElseThrow().verify(op);
            tally.add(1);
        });
        PlanBuilder builder = new PlanBuilder(arrays, tasks); // knows all memory from here on
        Map<String, Stages> stages = new LinkedHashMap<>();
        placed.forEach((procedure, ops) -> stages.put(procedure.name(), stages(procedure, ops, arrays, builder)));
        DevicePlan plan = builder.build(device);
        try {
            if (cudaGraphs) {
                plan.recordCudaGraphs();
            }
            for (int i = 0; i < plan.graphs().size(); i++) {
                plan.compile(i);
                tally.add(plan.graphs().get(i).steps());
            }
            plan.run(PlanBuilder.MEMORY);
        } catch (RuntimeException | Error e) {
            plan.close();
            throw e;
        }
        LockedInputs locked = LockedInputs.of(arrays, device);
        return new TornadoProgram(stages, placements(placed), arrays, plan, locked, placer.precision());
    }

    private static int steps(Map<Procedure, List<Placed>> placed) {
        return placed.values().stream()
                .flatMap(List::stream)
                .mapToInt(op -> op.steps().size())
                .sum();
    }

    /** Counts kernels. */
    private static final class Tally {
        private final CompileListener listener;
        private final int all;
        private int done;

        Tally(CompileListener listener, int all) {
            this.listener = listener;
            this.all = all;
        }

        void add(int more) {
            done += more;
            listener.compiled(done, all);
        }
    }

    private List<Placed> place(Procedure procedure, DeviceArrays arrays) {
        return procedure.ops().stream()
                .map(op -> placer.place(op, arrays, procedure.name()))
                .toList();
    }

    private static Stages stages(Procedure procedure, List<Placed> placed, DeviceArrays arrays, PlanBuilder builder) {
        Set<Tensor> inputs = Stages.inputs(procedure);
        int upload = builder.upload(inputs.stream().map(arrays.lasting()::get).toList());
        List<Stages.Stage> stages = new ArrayList<>();
        List<NamedStep> pending = new ArrayList<>();
        for (int position = 0; position < placed.size(); position++) {
            Placed op = placed.get(position);
            if (op.op() instanceof HostOp host) {
                onDevice(pending, builder, stages);
                stages.add(onHost(host, position, procedure, arrays, builder));
            }
            for (int number = 0; number < op.steps().size(); number++) {
                pending.add(NamedStep.of(op.op(), position, number, op.steps().get(number)));
            }
        }
        onDevice(pending, builder, stages);
        return new Stages(procedure, upload, stages, inputs, Stages.kept(procedure));
    }

    private static void onDevice(List<NamedStep> pending, PlanBuilder builder, List<Stages.Stage> stages) {
        if (!pending.isEmpty()) {
            builder.steps(pending).forEach(graph -> stages.add(new Stages.OnDevice(graph)));
            pending.clear();
        }
    }

    private static Stages.Stage onHost(
            HostOp host, int position, Procedure procedure, DeviceArrays arrays, PlanBuilder builder) {
        Map<Tensor, TornadoNativeArray> content = new HashMap<>();
        host.reads()
                .forEach(tensor -> content.put(
                        tensor, arrays.find(tensor, procedure.name()).orElseThrow()));
        host.writes()
                .forEach(tensor -> content.put(
                        tensor, arrays.find(tensor, procedure.name()).orElseThrow()));
        List<TornadoNativeArray> written =
                host.writes().stream().map(content::get).toList();
        OptionalInt upload = written.isEmpty() ? OptionalInt.empty() : OptionalInt.of(builder.upload(written));
        return new Stages.OnHost(position, host, content, upload);
    }

    private List<Placement> placements(Map<Procedure, List<Placed>> placed) {
        List<Placement> placements = new ArrayList<>();
        placed.forEach((procedure, ops) -> ops.forEach(op -> placements.add(new Placement(
                procedure.name(), op.op(), op.implementation() + " on " + device.getDeviceName(), op.remark()))));
        return placements;
    }
}
