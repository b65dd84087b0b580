package lamina.tornado;

import java.nio.BufferOverflowException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import lamina.api.BackendException;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.common.TornadoDevice;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * Puts a plan together. Its first graph owns the memory of all arrays and fills what lasts from the host; the others use that memory,
 * so nothing crosses but what they are told to upload. Each counts, by its last task, that it has come to its end.
 */
final class PlanBuilder {
    /** A graph's description in TornadoVM has 8 KiB, of which a task of twenty arrays takes 115 bytes. */
    static final int TASKS = 48;

    /** The graph that owns the memory. */
    static final int MEMORY = 0;

    private static final String OWNER = "memory";

    private final DeviceArrays memory;
    private final int limit;
    private final List<PlannedGraph> graphs = new ArrayList<>();
    private final GridScheduler grids = new GridScheduler();

    /**
     * @param memory all that the steps will use
     * @param limit so many tasks a graph; more where one step has more
     */
    PlanBuilder(DeviceArrays memory, int limit) {
        this.memory = memory;
        this.limit = limit;
        CountedGraph owner = new CountedGraph(OWNER);
        owner.transferToDevice(
                DataTransferMode.EVERY_EXECUTION, memory.lasting().values().toArray());
        owner.transferToDevice(DataTransferMode.UNDER_DEMAND, memory.passing().toArray());
        touchFloats(owner, only(FloatArray.class, memory.passing()));
        touchInts(owner, only(IntArray.class, memory.passing()));
        touchHalves(owner, only(ShortArray.class, memory.passing()));
        close(owner, 0);
    }

    private static <A> List<A> only(Class<A> type, List<TornadoNativeArray> arrays) {
        return arrays.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Eight at a time, to have fewer tasks to compile; TornadoVM never ends over one that writes an array twice. */
    private static void touchFloats(CountedGraph graph, List<FloatArray> a) {
        int i = 0;
        for (; i + 8 <= a.size(); i += 8) {
            graph.task(
                    "floats" + i,
                    PlanKernels::touch,
                    a.get(i),
                    a.get(i + 1),
                    a.get(i + 2),
                    a.get(i + 3),
                    a.get(i + 4),
                    a.get(i + 5),
                    a.get(i + 6),
                    a.get(i + 7));
        }
        for (; i < a.size(); i++) {
            graph.task("floats" + i, PlanKernels::touch, a.get(i));
        }
    }

    private static void touchInts(CountedGraph graph, List<IntArray> a) {
        for (int i = 0; i < a.size(); i++) {
            graph.task("ints" + i, PlanKernels::touch, a.get(i));
        }
    }

    private static void touchHalves(CountedGraph graph, List<ShortArray> a) {
        for (int i = 0; i < a.size(); i++) {
            graph.task("halves" + i, PlanKernels::touch, a.get(i));
        }
    }

    /** A graph that brings the host's content of some arrays to the device; gives its number. */
    int upload(Collection<TornadoNativeArray> some) {
        CountedGraph graph = open();
        graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, some.toArray());
        return close(graph, 0);
    }

    /** As many graphs as it takes to run steps in order; gives their numbers. */
    List<Integer> steps(List<NamedStep> steps) {
        List<Integer> numbers = new ArrayList<>();
        CountedGraph graph = open();
        int count = 0;
        for (NamedStep step : steps) {
            if (graph.tasks() >= limit) {
                numbers.add(close(graph, count));
                graph = open();
                count = 0;
            }
            add(step, graph);
            count++;
        }
        numbers.add(close(graph, count));
        return numbers;
    }

    private void add(NamedStep step, CountedGraph graph) {
        try {
            step.step().addTo(graph, grids, step.id());
        } catch (BufferOverflowException e) {
            throw tooLarge(graph, e);
        } catch (RuntimeException | Error e) {
            throw Failure.of("taking in the op " + step.op(), e);
        }
    }

    private BackendException tooLarge(CountedGraph graph, RuntimeException e) {
        return new BackendException(
                "a task graph of " + graph.tasks()
                        + " tasks is larger than TornadoVM can hold, though graphs are cut after " + limit
                        + "; the op added last has too many tasks of its own",
                e);
    }

    private CountedGraph open() {
        return new CountedGraph("graph" + graphs.size());
    }

    private int close(CountedGraph graph, int steps) {
        IntArray ends = memory.number();
        graph.task("end", PlanKernels::count, ends);
        return add(new PlannedGraph(graph, steps, ends));
    }

    /** A graph that is complete; gives its number. */
    int add(PlannedGraph graph) {
        graphs.add(graph);
        return graphs.size() - 1;
    }

    DevicePlan build(TornadoDevice device) {
        CountedGraph owner = graphs.get(MEMORY).graph();
        owner.transferToDevice(
                DataTransferMode.EVERY_EXECUTION,
                graphs.stream().map(PlannedGraph::ends).toArray());
        List<Object> arrays = new ArrayList<>(memory.lasting().values());
        arrays.addAll(memory.passing());
        graphs.forEach(graph -> arrays.add(graph.ends()));
        owner.persistOnDevice(arrays.toArray());
        graphs.stream().skip(1).forEach(graph -> graph.graph().consumeFromDevice(OWNER, arrays.toArray()));
        return new DevicePlan(device, graphs, grids);
    }
}
