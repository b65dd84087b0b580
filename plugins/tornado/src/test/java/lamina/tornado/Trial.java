package lamina.tornado;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.LongSupplier;
import lamina.api.graph.Element;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;
import uk.ac.manchester.tornado.api.GridScheduler;
import uk.ac.manchester.tornado.api.TaskGraph;
import uk.ac.manchester.tornado.api.TornadoExecutionPlan;
import uk.ac.manchester.tornado.api.enums.DataTransferMode;
import uk.ac.manchester.tornado.api.exceptions.TornadoExecutionPlanException;
import uk.ac.manchester.tornado.api.types.BFloat16;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;

/**
 * One op with numbers: run by its portable kernels on the host, and by steps on TornadoVM's default device. Arrays on the device are
 * longer than their tensors, as a backend's are, and what is behind the tensor must not change; scratch memory is NaN at first.
 */
final class Trial implements DeviceMemory {
    private static final int BEHIND = 37;
    private static final float GUARD = -7777f;

    private final Op op;
    private final Map<Tensor, MemorySegment> host = new LinkedHashMap<>();
    private final Map<Tensor, FloatArray> floats = new LinkedHashMap<>();
    private final Map<Tensor, IntArray> ints = new LinkedHashMap<>();
    private final List<FloatArray> scratch = new ArrayList<>();
    private final List<ShortArray> halves = new ArrayList<>();

    /** An op of which integer tensors are labels of so many classes. */
    Trial(Op op, int classes) {
        this.op = op;
        Random random = new Random(17);
        Set<Tensor> tensors = new LinkedHashSet<>(op.reads());
        tensors.addAll(op.writes());
        tensors.forEach(tensor -> fill(tensor, classes, random));
    }

    private void fill(Tensor tensor, int classes, Random random) {
        int size = tensor.shape().size();
        MemorySegment values = Arena.ofAuto().allocate(tensor.bytes(), 64);
        host.put(tensor, values);
        if (tensor.element() == Element.INT32) {
            IntArray array = new IntArray(size + BEHIND);
            for (int i = 0; i < size; i++) {
                int value = random.nextInt(classes);
                values.setAtIndex(ValueLayout.JAVA_INT, i, value);
                array.set(i, value);
            }
            ints.put(tensor, array);
            return;
        }
        FloatArray array = new FloatArray(size + BEHIND);
        array.init(GUARD);
        for (int i = 0; i < size; i++) {
            float value = op.writes().contains(tensor) ? Float.NaN : (float) random.nextGaussian();
            values.setAtIndex(ValueLayout.JAVA_FLOAT, i, value);
            array.set(i, value);
        }
        floats.put(tensor, array);
    }

    @Override
    public FloatArray floats(Tensor tensor) {
        return floats.get(tensor);
    }

    @Override
    public IntArray ints(Tensor tensor) {
        return ints.get(tensor);
    }

    @Override
    public FloatArray scratch(int size) {
        FloatArray array = new FloatArray(size + BEHIND);
        array.init(Float.NaN);
        scratch.add(array);
        return array;
    }

    @Override
    public ShortArray halves(int size) {
        ShortArray array = new ShortArray(size + BEHIND);
        array.init(BFloat16.bf16FromFloat(Float.NaN));
        halves.add(array);
        return array;
    }

    /** Runs the portable kernels. */
    void portable() {
        op.launch(new Launcher() {
            @Override
            public Floats floats(Tensor tensor) {
                return new Floats(host.get(tensor));
            }

            @Override
            public Ints ints(Tensor tensor) {
                return new Ints(host.get(tensor));
            }

            @Override
            public void launch(int size, Kernel kernel) {
                kernel.run(0, size);
            }
        });
    }

    /** Runs steps on the device. */
    void device(List<DeviceStep> steps) {
        device(steps, 1, System::nanoTime);
    }

    /** Runs steps on the device, so many times; how long the fastest took by a clock. */
    long device(List<DeviceStep> steps, int times, LongSupplier clock) {
        TaskGraph graph = new TaskGraph("g");
        graph.transferToDevice(DataTransferMode.FIRST_EXECUTION, arrays().toArray());
        GridScheduler grids = new GridScheduler();
        List<FloatArray> filled = new ArrayList<>(scratch);
        op.writes().forEach(tensor -> filled.add(floats.get(tensor)));
        for (int i = 0; i < filled.size(); i++) {
            fill(graph, filled.get(i)).addTo(graph, grids, "fill" + i);
        }
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).addTo(graph, grids, "step" + i);
        }
        Object[] written = op.writes().stream().map(floats::get).toArray();
        graph.transferToHost(DataTransferMode.UNDER_DEMAND, written);
        try (TornadoExecutionPlan plan = new TornadoExecutionPlan(graph.snapshot())) {
            plan.withGridScheduler(grids);
            long best = Long.MAX_VALUE;
            for (int i = 0; i < times; i++) {
                long begin = clock.getAsLong();
                var result = plan.execute();
                best = Math.min(best, clock.getAsLong() - begin);
                if (i == times - 1) {
                    result.transferToHost(written);
                }
            }
            return best;
        } catch (TornadoExecutionPlanException e) {
            throw new AssertionError(e);
        }
    }

    /** A step that writes an array's content: TornadoVM itself does not copy what kernels only write. */
    private static DeviceStep fill(TaskGraph graph, FloatArray array) {
        FloatArray content = new FloatArray(array.getSize());
        content.getSegment().copyFrom(array.getSegment());
        graph.transferToDevice(DataTransferMode.FIRST_EXECUTION, content);
        return SumSteps.parts(content, 1, content, false, array, array.getSize(), array.getSize());
    }

    private List<Object> arrays() {
        List<Object> arrays = new ArrayList<>(floats.values());
        arrays.addAll(ints.values());
        arrays.addAll(scratch);
        arrays.addAll(halves);
        return arrays;
    }

    /** The largest difference in each tensor that the op writes, relative to its largest absolute value, is within the tolerance. */
    void agrees(double tolerance) {
        op.writes().forEach(tensor -> {
            double found = difference(tensor);
            if (!(found <= tolerance)) {
                throw new AssertionError(
                        tensor + " differs by " + found + " of its largest value, allowed " + tolerance);
            }
            for (int i = 0; i < BEHIND; i++) {
                if (floats.get(tensor).get(tensor.shape().size() + i) != GUARD) {
                    throw new AssertionError("written behind the end of " + tensor + ": "
                            + floats.get(tensor).get(tensor.shape().size() + i) + " at " + i);
                }
            }
        });
    }

    /** The largest difference, relative to the largest absolute value. */
    double difference(Tensor tensor) {
        double largest = 0;
        double worst = 0;
        for (int i = 0; i < tensor.shape().size(); i++) {
            float expected = host.get(tensor).getAtIndex(ValueLayout.JAVA_FLOAT, i);
            double difference = Math.abs(expected - floats.get(tensor).get(i));
            largest = Math.max(largest, Math.abs(expected));
            worst = difference <= worst ? worst : difference; // NaN counts
        }
        return worst / Math.max(largest, Float.MIN_NORMAL);
    }
}
