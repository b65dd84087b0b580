package lamina.tornado;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import lamina.api.BackendException;
import lamina.api.backend.Graph;
import lamina.api.graph.HostOp;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import uk.ac.manchester.tornado.api.common.TornadoDevice;

/**
 * Sees to it that the device computes what the kernels say: each op that differs from those before it runs once on the device and once
 * in Java, on the same numbers. Where an op is too much for Java, pieces of it are run, between them some of each kernel.
 */
final class Guard {
    private final Placer placer;
    private final TornadoDevice device;
    private final double tolerance;
    private final Specimen specimen = new Specimen();

    /** @param factors what the ops' products are made of, and so how far they may be off */
    Guard(Placer placer, TornadoDevice device, Factors factors) {
        this.placer = placer;
        this.device = device;
        tolerance = factors.tolerance();
    }

    /** The ops of a graph that differ in more than names, in order. */
    static List<Op> distinct(Graph graph) {
        Set<Object> seen = new HashSet<>();
        return graph.procedures().stream()
                .flatMap(procedure -> procedure.ops().stream())
                .filter(op -> !(op instanceof HostOp)) // which Java runs in any case
                .filter(op -> seen.add(Signature.of(op)))
                .toList();
    }

    /**
     * Runs one op here and there.
     *
     * @throws BackendException if what the two give differs
     */
    void verify(Op op) {
        Set<Tensor> tensors = new LinkedHashSet<>(op.reads());
        tensors.addAll(op.writes());
        try (DeviceArrays arrays = DeviceArrays.apart(tensors);
                Arena arena = Arena.ofShared()) {
            Map<Tensor, MemorySegment> content = new HashMap<>();
            arrays.lasting().forEach((tensor, array) -> content.put(tensor, HostArray.content(array, tensor.bytes())));
            Map<Tensor, MemorySegment> host = new HashMap<>(content);
            for (Tensor tensor : op.writes()) {
                Comparison.poison(content.get(tensor));
                host.put(tensor, arena.allocate(tensor.bytes(), 64));
            }
            op.reads().forEach(tensor -> specimen.fill(tensor, content.get(tensor)));
            op.writes().forEach(tensor -> host.get(tensor).copyFrom(content.get(tensor)));
            runOnDevice(op, arrays);
            runHere(op, host, content);
            op.writes().forEach(tensor -> specimen.keep(tensor, content.get(tensor)));
        }
    }

    /** Leaves what the op writes in the arrays of the host. */
    private void runOnDevice(Op op, DeviceArrays arrays) {
        Placed placed = placer.place(op, arrays, "");
        PlanBuilder builder = new PlanBuilder(arrays, PlanBuilder.TASKS);
        List<Integer> graphs = builder.steps(IntStream.range(0, placed.steps().size())
                .mapToObj(i -> NamedStep.of(op, 0, i, placed.steps().get(i)))
                .toList());
        try (DevicePlan plan = builder.build(device)) {
            plan.run(PlanBuilder.MEMORY);
            graphs.forEach(plan::run);
            for (Tensor tensor : op.writes()) {
                plan.read(arrays.lasting().get(tensor), tensor.shape().size());
            }
        }
    }

    /** @param found what the device gave */
    private void runHere(Op op, Map<Tensor, MemorySegment> host, Map<Tensor, MemorySegment> found) {
        HostKernels kernels = new HostKernels(op, host);
        if (kernels.isCheap()) {
            kernels.run();
            op.writes().forEach(tensor -> comparison(op, tensor, host, found).all());
            return;
        }
        // What no piece writes has to compare equal, and what one kernel reads of another's has to be there.
        List<Tensor> updated = op.writes().stream().filter(op.reads()::contains).toList();
        op.writes().stream()
                .filter(tensor -> !updated.contains(tensor))
                .forEach(tensor -> host.get(tensor).copyFrom(found.get(tensor)));
        Map<Tensor, MemorySegment> before = new HashMap<>();
        try (Arena arena = Arena.ofShared()) {
            updated.forEach(tensor ->
                    before.put(tensor, arena.allocate(tensor.bytes(), 64).copyFrom(host.get(tensor))));
            kernels.sample();
            for (Tensor tensor : op.writes()) {
                MemorySegment untouched = before.getOrDefault(tensor, found.get(tensor));
                comparison(op, tensor, host, found).changed(untouched);
            }
        }
    }

    private Comparison comparison(
            Op op, Tensor tensor, Map<Tensor, MemorySegment> host, Map<Tensor, MemorySegment> found) {
        return new Comparison(op, tensor, host.get(tensor), found.get(tensor), tolerance);
    }
}
