package lamina.tornado;

import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.Optional;
import lamina.api.BackendException;
import uk.ac.manchester.tornado.api.DataRange;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.ImmutableTaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.TornadoExecutionResult;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.ProfilerMode;
import uk.ac.manchester.tornado.api.enums.TornadoVMBackendType;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** Task graphs on a device and the memory that they share. Used by one thread at a time. */
final class DevicePlan implements AutoCloseable {
    /** TornadoVM's own default adds relaxed mathematics, which takes NaN for impossible. */
    private static final String OPENCL_FLAGS = "-cl-mad-enable -w";

    private final TornadoExecutionPlan plan;
    private final List<CountedGraph> graphs;
    private final IntArray counts;
    private final int[] runs; // since the memory was filled last
    private final boolean[] checked;
    private Optional<TornadoExecutionResult> result = Optional.empty();

    DevicePlan(TornadoDevice device, List<CountedGraph> graphs, GridScheduler grids, IntArray counts) {
        this.graphs = List.copyOf(graphs);
        this.counts = counts;
        runs = new int[graphs.size()];
        checked = new boolean[graphs.size()];
        plan = new TornadoExecutionPlan(
                graphs.stream().map(CountedGraph::snapshot).toArray(ImmutableTaskGraph[]::new));
        plan.withDevice(device);
        plan.withCompilerFlags(TornadoVMBackendType.OPENCL, OPENCL_FLAGS);
        if (!grids.keySet().isEmpty()) {
            plan.withGridScheduler(grids);
        }
    }

    int graphs() {
        return graphs.size();
    }

    int tasks(int graph) {
        return graphs.get(graph).tasks();
    }

    /** Compiles what a graph runs. */
    void compile(int graph) {
        try {
            plan.withGraph(graph).withPreCompilation();
        } catch (RuntimeException | Error e) {
            throw Failure.of("compiling " + describe(graph), e);
        }
    }

    /** Runs a graph to its end. The first time that is checked. */
    void run(int graph) {
        if (graph == PlanBuilder.MEMORY) {
            counts.getSegment().fill((byte) 0);
            java.util.Arrays.fill(runs, 0);
        }
        execute(graph);
        if (!checked[graph]) {
            requireEnd(graph);
            checked[graph] = true;
        }
    }

    private TornadoExecutionResult execute(int graph) {
        try {
            TornadoExecutionResult executed = plan.withGraph(graph).execute();
            result = Optional.of(executed);
            runs[graph]++;
            return executed;
        } catch (RuntimeException | Error e) {
            throw Failure.of("running " + describe(graph), e);
        }
    }

    private void requireEnd(int graph) {
        read(counts, counts.getSize());
        int counted = counts.getSegment().getAtIndex(ValueLayout.JAVA_INT, graph);
        if (counted != runs[graph]) {
            throw new BackendException("TornadoVM ran " + describe(graph) + " " + runs[graph]
                    + " times, but its last task on the device only " + counted
                    + " times: the graph was cut short, or run by Java instead of the device; please report this");
        }
    }

    private String describe(int graph) {
        return "task graph '" + graphs.get(graph).getTaskGraphName() + "' of " + tasks(graph) + " tasks";
    }

    /** Brings the first elements of an array to the host. */
    void read(TornadoNativeArray array, int elements) {
        try {
            plan.withGraph(PlanBuilder.MEMORY);
            result.orElseThrow(() -> new IllegalStateException("nothing has run"))
                    .transferToHost(new DataRange(array).withSize(elements));
        } catch (RuntimeException | Error e) {
            throw Failure.of("reading from the device", e);
        }
    }

    /** Runs a graph, and gives TornadoVM's record of it: JSON, with the nanoseconds of each task. */
    String profile(int graph) {
        plan.withProfiler(ProfilerMode.SILENT);
        try {
            return execute(graph).getProfilerResult().getProfileLog();
        } finally {
            plan.withoutProfiler();
        }
    }

    /** Gives the device's memory back. */
    @Override
    public void close() {
        try {
            plan.withGraph(PlanBuilder.MEMORY); // which owns it all
            plan.close();
        } catch (TornadoExecutionPlanException e) {
            throw Failure.of("giving memory back", e);
        }
    }
}
