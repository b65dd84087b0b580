package lamina.tornado;

import java.util.Arrays;
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
import uk.ac.manchester.tornado.runtime.common.TornadoOptions;

/** Task graphs on a device and the memory that they share. Used by one thread at a time. */
final class DevicePlan implements AutoCloseable {
    /** TornadoVM's own default adds relaxed mathematics, which takes NaN for impossible. */
    private static final String OPENCL_FLAGS = "-cl-mad-enable -w";

    private final TornadoExecutionPlan plan;
    private final List<PlannedGraph> graphs;
    private final int[] runs; // since the memory was filled last
    private final int[] checks; // that a graph has come to its end
    private boolean recorded;
    private Optional<TornadoExecutionResult> result = Optional.empty();

    DevicePlan(TornadoDevice device, List<PlannedGraph> graphs, GridScheduler grids) {
        this.graphs = List.copyOf(graphs);
        runs = new int[graphs.size()];
        checks = new int[graphs.size()];
        plan = new TornadoExecutionPlan(
                graphs.stream().map(graph -> graph.graph().snapshot()).toArray(ImmutableTaskGraph[]::new));
        plan.withDevice(device);
        plan.withCompilerFlags(TornadoVMBackendType.OPENCL, OPENCL_FLAGS);
        if (!grids.keySet().isEmpty()) {
            plan.withGridScheduler(grids);
        }
    }

    /** All of them; the first owns the memory. */
    List<PlannedGraph> graphs() {
        return graphs;
    }

    /**
     * From here on the device records what a graph does when it runs for the first time, and then launches the record. To be called before
     * anything is compiled, for a device that can. What TornadoVM has recorded of graphs that own no memory it keeps as long as the process
     * lives. Not yet run on a GPU.
     */
    void recordCudaGraphs() {
        plan.withCUDAGraph();
        recorded = true;
    }

    /** Compiles what a graph runs. */
    void compile(int graph) {
        try {
            plan.withGraph(graph).withPreCompilation();
        } catch (RuntimeException | Error e) {
            throw Failure.of("compiling " + graphs.get(graph).describe(), e);
        }
    }

    /** Runs a graph to its end. The first time that is checked, and the first time that a record of it runs. */
    void run(int graph) {
        if (graph == PlanBuilder.MEMORY) {
            graphs.forEach(each -> each.ends().set(0, 0));
            Arrays.fill(runs, 0);
        }
        execute(graph);
        if (checks[graph] < (recorded ? 2 : 1)) {
            requireEnd(graph);
            checks[graph]++;
        }
    }

    private TornadoExecutionResult execute(int graph) {
        try {
            TornadoExecutionResult executed = plan.withGraph(graph).execute();
            result = Optional.of(executed);
            runs[graph]++;
            return executed;
        } catch (RuntimeException | Error e) {
            throw Failure.of("running " + graphs.get(graph).describe(), e);
        }
    }

    private void requireEnd(int graph) {
        IntArray ends = graphs.get(graph).ends();
        read(ends, 1);
        int counted = ends.get(0);
        if (counted != runs[graph]) {
            throw new BackendException("TornadoVM ran " + graphs.get(graph).describe() + " " + runs[graph]
                    + " times, but its last task on the device only " + counted
                    + " times: the graph was cut short, or run by Java instead of the device; please report this");
        }
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
        if (recorded) {
            throw new BackendException(
                    "TornadoVM takes no times of single operations that are launched as CUDA graphs; set \"cudaGraphs\" of the backend tornado to false to have them");
        }
        plan.withProfiler(ProfilerMode.SILENT);
        try {
            return execute(graph).getProfilerResult().getProfileLog();
        } finally {
            plan.withoutProfiler();
            // Which TornadoVM heeds in the next run: what is read until then it would time in vain, and say so on
            // standard output.
            TornadoOptions.TORNADO_PROFILER = false;
            TornadoOptions.TORNADO_PROFILER_LOG = false;
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
