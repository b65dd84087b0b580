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

    private final int limit;
    private final List<Object> arrays = new ArrayList<>();
    private final List<CountedGraph> graphs = new ArrayList<>();
    private final GridScheduler grids = new GridScheduler();
    private final IntArray counts;

    /**
     * @param memory all that the steps will use
     * @param limit so many tasks a graph; more where one step has more
     */
    PlanBuilder(DeviceArrays memory, int limit) {
        this.limit = limit;
        counts = memory.counts();
        arrays.addAll(memory.lasting().values());
        arrays.addAll(memory.passing());
        arrays.add(counts);
        graphs.add(owner(memory));
    }

    private CountedGraph owner(DeviceArrays memory) {
        CountedGraph graph = new CountedGraph(OWNER);
        graph.transferToDevice(
                DataTransferMode.EVERY_EXECUTION, memory.lasting().values().toArray());
        graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, counts);
        graph.transferToDevice(DataTransferMode.UNDER_DEMAND, memory.passing().toArray());
        touchFloats(graph, only(FloatArray.class, memory.passing()));
        touchInts(graph, only(IntArray.class, memory.passing()));
        end(graph, MEMORY);
        graph.persistOnDevice(arrays.toArray());
        return graph;
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

    /** A graph that brings the host's content of some arrays to the device; gives its number. */
    int upload(Collection<TornadoNativeArray> some) {
        CountedGraph graph = open();
        graph.transferToDevice(DataTransferMode.EVERY_EXECUTION, some.toArray());
        return close(graph);
    }

    /** As many graphs as it takes to run steps in order; gives their numbers. */
    List<Integer> steps(List<NamedStep> steps) {
        List<Integer> numbers = new ArrayList<>();
        CountedGraph graph = open();
        for (NamedStep step : steps) {
            if (graph.tasks() >= limit) {
                numbers.add(close(graph));
                graph = open();
            }
            add(step, graph);
        }
        numbers.add(close(graph));
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
        CountedGraph graph = new CountedGraph("graph" + graphs.size());
        graph.consumeFromDevice(OWNER, arrays.toArray());
        return graph;
    }

    private int close(CountedGraph graph) {
        int number = graphs.size();
        end(graph, number);
        graphs.add(graph);
        return number;
    }

    private void end(CountedGraph graph, int number) {
        graph.task("end", PlanKernels::count, counts, number);
    }

    DevicePlan build(TornadoDevice device) {
        return new DevicePlan(device, graphs, grids, counts);
    }
}
