package lamina.cli;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.stream.Stream;
import lamina.api.backend.Backend;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Placement;
import lamina.api.backend.Program;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;

/**
 * A backend that computes nothing: each loss is 0.25, and each picture is a dog with a probability of 3/4. Each product takes a
 * microsecond, everything else two.
 */
final class FakeBackend implements Backend {

    @Override
    public Program compile(Graph graph, List<OverrideSet> overrides) {
        return new FakeProgram(graph);
    }

    @Override
    public List<Device> devices(List<OverrideSet> overrides) {
        return List.of(
                new Device("abacus", "ten beads", true, "1 thread"),
                new Device("quantum", "no qubits", false, "there is none here; buy one"));
    }

    private record FakeProgram(Graph graph) implements Program {
        @Override
        public void run(String procedure) {}

        @Override
        public void write(Tensor tensor, MemorySegment from) {}

        @Override
        public void read(Tensor tensor, MemorySegment into) {
            for (int i = 0; i < tensor.shape().size(); i++) {
                boolean dog = i % 2 == 1 && tensor.shape().rank() == 2;
                into.setAtIndex(ValueLayout.JAVA_FLOAT, i, dog ? 0.75f : 0.25f);
            }
        }

        @Override
        public long[] time(String procedure) {
            return placements().stream()
                    .filter(placement -> placement.procedure().equals(procedure))
                    .mapToLong(placement -> placement.op() instanceof FakeOps.Times ? 1000 : 2000)
                    .toArray();
        }

        @Override
        public List<Placement> placements() {
            return graph.procedures().stream()
                    .flatMap(procedure -> procedure.ops().stream()
                            .flatMap(op -> Stream.of(new Placement(
                                    procedure.name(),
                                    op,
                                    op instanceof FakeOps.Times ? "beads fast" : "portable",
                                    remark(op)))))
                    .toList();
        }

        /** Of some ops it says no more than of the device. */
        private static String remark(Op op) {
            return switch (op) {
                case FakeOps.Times _ -> "";
                case FakeOps.Judge _ -> "1 thread";
                default -> "beads: not a product";
            };
        }

        @Override
        public List<MemoryUse> memory() {
            return List.of(new MemoryUse("parameters", 3 << 20), new MemoryUse("values", 5 << 19));
        }

        @Override
        public void close() {}
    }
}
