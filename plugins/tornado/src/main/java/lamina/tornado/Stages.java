package lamina.tornado;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import lamina.api.backend.Procedure;
import lamina.api.graph.HostOp;
import lamina.api.graph.Role;
import lamina.api.graph.Tensor;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * A procedure as graphs of a plan, and what the host does between them.
 *
 * @param procedure what runs
 * @param upload the graph that brings its inputs to the device
 * @param stages what runs, in order
 * @param inputs what {@code upload} brings
 * @param kept the parameters and states that its ops write
 */
record Stages(Procedure procedure, int upload, List<Stage> stages, Set<Tensor> inputs, Set<Tensor> kept) {

    Stages {
        stages = List.copyOf(stages);
        inputs = Set.copyOf(inputs);
        kept = Set.copyOf(kept);
    }

    /** A part of a procedure. */
    sealed interface Stage {}

    /**
     * A graph.
     *
     * @param graph its number
     */
    record OnDevice(int graph) implements Stage {}

    /**
     * An op of the host.
     *
     * @param position among the procedure's ops
     * @param arrays of what it reads and writes
     * @param upload the graph that brings to the device what it wrote; none if it only reads
     */
    record OnHost(int position, HostOp op, Map<Tensor, TornadoNativeArray> arrays, OptionalInt upload)
            implements Stage {

        /** Everything it reads comes down, and everything it writes goes up again. */
        void run(DevicePlan plan) {
            for (Tensor tensor : op.reads()) {
                if (tensor.role() != Role.INPUT) {
                    plan.read(arrays.get(tensor), tensor.shape().size());
                }
            }
            op.run(this::content);
            upload.ifPresent(plan::run);
        }

        private MemorySegment content(Tensor tensor) {
            TornadoNativeArray array = arrays.get(tensor);
            if (array == null) {
                throw new IllegalArgumentException("the op " + Ops.describe(op) + " asks for the memory of " + tensor
                        + ", which it neither lists in reads() nor in writes()");
            }
            return HostArray.content(array, tensor.bytes());
        }
    }

    static Set<Tensor> inputs(Procedure procedure) {
        return procedure.ops().stream()
                .flatMap(op -> op.reads().stream())
                .filter(tensor -> tensor.role() == Role.INPUT)
                .collect(Collectors.toSet());
    }

    static Set<Tensor> kept(Procedure procedure) {
        return procedure.ops().stream()
                .flatMap(op -> op.writes().stream())
                .filter(tensor -> tensor.role() != Role.VALUE)
                .collect(Collectors.toSet());
    }
}
