package lamina.tornado;

import java.lang.foreign.MemorySegment;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** The tensors that last, on the host and on the device, and which side has the newer content of each. */
final class Contents {
    private final DeviceArrays arrays;
    private final DevicePlan plan;
    private final Set<Tensor> newerOnHost = new HashSet<>();
    private final Set<Tensor> newerOnDevice = new HashSet<>();

    /** Both sides are zero. */
    Contents(DeviceArrays arrays, DevicePlan plan) {
        this.arrays = arrays;
        this.plan = plan;
    }

    void write(Tensor tensor, MemorySegment from) {
        HostArray.content(array(tensor), tensor.bytes()).copyFrom(from);
        newerOnDevice.remove(tensor);
        newerOnHost.add(tensor);
    }

    void read(Tensor tensor, MemorySegment into) {
        TornadoNativeArray array = array(tensor);
        if (newerOnDevice.remove(tensor)) {
            plan.read(array, tensor.shape().size());
        }
        into.copyFrom(HostArray.content(array, tensor.bytes()));
    }

    private TornadoNativeArray array(Tensor tensor) {
        TornadoNativeArray array = arrays.lasting().get(tensor);
        if (array == null) {
            throw new IllegalArgumentException(
                    "no op of the graph reads or writes " + tensor + " of role " + tensor.role());
        }
        return array;
    }

    /** Brings to the device what a procedure is to see. */
    void upload(Stages stages) {
        if (newerOnHost.stream().anyMatch(tensor -> tensor.role() != Role.INPUT)) {
            uploadAll();
        } else if (stages.inputs().stream().anyMatch(newerOnHost::contains)) {
            plan.run(stages.upload());
            newerOnHost.removeAll(stages.inputs());
        }
    }

    /** The graph that owns the memory takes everything from the host, so the host has to have it. */
    private void uploadAll() {
        for (Tensor tensor : List.copyOf(newerOnDevice)) {
            plan.read(array(tensor), tensor.shape().size());
        }
        newerOnDevice.clear();
        plan.run(PlanBuilder.MEMORY);
        newerOnHost.clear();
    }

    /** A procedure has run. */
    void ran(Stages stages) {
        newerOnDevice.addAll(stages.kept());
    }
}
