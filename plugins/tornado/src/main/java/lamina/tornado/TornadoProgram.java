package lamina.tornado;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import lamina.api.BackendException;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.Placement;
import lamina.api.backend.Program;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** Task graphs over memory on a device. */
final class TornadoProgram implements Program {
    private final Map<String, Stages> procedures;
    private final List<Placement> placements;
    private final DeviceArrays arrays;
    private final DevicePlan plan;
    private final Contents contents;
    private String last = "";
    private boolean closed;

    TornadoProgram(Map<String, Stages> procedures, List<Placement> placements, DeviceArrays arrays, DevicePlan plan) {
        this.procedures = Map.copyOf(procedures);
        this.placements = List.copyOf(placements);
        this.arrays = arrays;
        this.plan = plan;
        contents = new Contents(arrays, plan);
    }

    @Override
    public void run(String procedure) {
        Stages stages = begin(procedure);
        for (Stages.Stage stage : stages.stages()) {
            switch (stage) {
                case Stages.OnDevice device -> plan.run(device.graph());
                case Stages.OnHost host -> host.run(plan);
            }
        }
        contents.ran(stages);
    }

    @Override
    public long[] time(String procedure) {
        Stages stages = begin(procedure);
        long[] times = new long[stages.procedure().ops().size()];
        for (Stages.Stage stage : stages.stages()) {
            switch (stage) {
                case Stages.OnDevice device ->
                    TaskTimes.of(plan.profile(device.graph())).forEach((op, time) -> times[op] += time);
                case Stages.OnHost host -> {
                    long began = System.nanoTime();
                    host.run(plan);
                    times[host.position()] = System.nanoTime() - began;
                }
            }
        }
        contents.ran(stages);
        return times;
    }

    private Stages begin(String procedure) {
        requireOpen();
        Stages stages = procedures.get(procedure);
        if (stages == null) {
            throw new IllegalArgumentException(
                    "the graph has no procedure '" + procedure + "'; it has " + procedures.keySet());
        }
        contents.upload(stages);
        last = procedure;
        return stages;
    }

    @Override
    public void write(Tensor tensor, MemorySegment from) {
        requireOpen();
        requireSize(tensor, from, "write from");
        if (tensor.role() == Role.VALUE) {
            throw new IllegalArgumentException(
                    "the value " + tensor
                            + " cannot be written from outside: an op computes it. Inputs, parameters and states can be written");
        }
        contents.write(tensor, from);
    }

    @Override
    public void read(Tensor tensor, MemorySegment into) {
        requireOpen();
        requireSize(tensor, into, "read into");
        if (tensor.role() == Role.VALUE) {
            TornadoNativeArray array = result(tensor);
            plan.read(array, tensor.shape().size());
            into.copyFrom(HostArray.content(array, tensor.bytes()));
        } else {
            contents.read(tensor, into);
        }
    }

    private TornadoNativeArray result(Tensor tensor) {
        if (last.isEmpty()) {
            throw new IllegalStateException("the value " + tensor + " cannot be read before a procedure has run");
        }
        List<Tensor> results = procedures.get(last).procedure().results();
        if (!results.contains(tensor)) {
            throw new IllegalArgumentException("the value " + tensor + " is not a result of procedure '" + last
                    + "', which ran last, so its memory may have been used again; results are " + results);
        }
        return arrays.find(tensor, last).orElseThrow();
    }

    private static void requireSize(Tensor tensor, MemorySegment outside, String what) {
        if (outside.byteSize() != tensor.bytes()) {
            throw new IllegalArgumentException("the memory to " + what + " must be as large as the tensor: " + tensor
                    + " has " + tensor.bytes() + " bytes, the segment " + outside.byteSize());
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new BackendException("the program is closed, its memory is gone; compile the graph again");
        }
    }

    @Override
    public List<Placement> placements() {
        return placements;
    }

    /** What the program holds on the device; nothing once it is closed. */
    @Override
    public List<MemoryUse> memory() {
        return closed ? List.of() : arrays.uses();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            try {
                plan.close();
            } finally {
                arrays.close();
            }
        }
    }
}
