package lamina.tornado;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.Placement;
import lamina.api.backend.Precision;
import lamina.api.backend.Program;
import lamina.api.backend.ProgramUse;
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
    private final ProgramUse use;
    private final LockedInputs locked;
    private final Precision precision;

    /** @param precision what its products are made of */
    TornadoProgram(
            Map<String, Stages> procedures,
            List<Placement> placements,
            DeviceArrays arrays,
            DevicePlan plan,
            LockedInputs locked,
            Precision precision) {
        this.locked = locked;
        this.precision = precision;
        this.procedures = Map.copyOf(procedures);
        this.use = new ProgramUse(
                procedures.values().stream().map(Stages::procedure).toList());
        this.placements = List.copyOf(placements);
        this.arrays = arrays;
        this.plan = plan;
        contents = new Contents(arrays, plan);
    }

    @Override
    public void run(String procedure) {
        Stages stages = begin(procedure);
        try {
            for (Stages.Stage stage : stages.stages()) {
                switch (stage) {
                    case Stages.OnDevice device -> plan.run(device.graph());
                    case Stages.OnHost host -> host.run(plan);
                }
            }
        } finally {
            contents.ran(
                    stages); // where an op of the host ends the procedure, those before it have left what they write
        }
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
        use.run(procedure);
        Stages stages = procedures.get(procedure);
        contents.upload(stages);
        return stages;
    }

    @Override
    public void write(Tensor tensor, MemorySegment from) {
        use.write(tensor, from);
        contents.write(tensor, from);
    }

    @Override
    public void read(Tensor tensor, MemorySegment into) {
        String last = use.read(tensor, into);
        if (tensor.role() == Role.VALUE) {
            TornadoNativeArray array = arrays.find(tensor, last).orElseThrow();
            plan.read(array, tensor.shape().size());
            into.copyFrom(HostArray.content(array, tensor.bytes()));
        } else {
            contents.read(tensor, into);
        }
    }

    @Override
    public List<Placement> placements() {
        return placements;
    }

    @Override
    public Precision precision() {
        return precision;
    }

    /** What the program holds on the device; nothing once it is closed. */
    @Override
    public List<MemoryUse> memory() {
        return use.closed() ? List.of() : arrays.uses();
    }

    @Override
    public void close() {
        if (use.close()) {
            try (arrays;
                    locked) {
                plan.close();
            }
        }
    }
}
