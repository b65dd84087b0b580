package lamina.core.train;

import java.lang.foreign.MemorySegment;
import java.util.List;
import lamina.api.backend.Backend;
import lamina.api.backend.Device;
import lamina.api.backend.Graph;
import lamina.api.backend.MemoryUse;
import lamina.api.backend.OverrideSet;
import lamina.api.backend.Placement;
import lamina.api.backend.Program;
import lamina.api.graph.Tensor;

/**
 * Computes like {@link Sequential}, and says that it takes more memory, and perhaps another time.
 *
 * @param base bytes in any case
 * @param each bytes for each picture of a batch
 * @param nanoseconds that each op takes; 0: those that it really takes
 */
public record Heavy(long base, long each, long nanoseconds) implements Backend {

    @Override
    public Program compile(Graph graph, List<OverrideSet> overrides) {
        int batch = graph.tensors().stream()
                .filter(tensor -> tensor.name().equals("images"))
                .findFirst()
                .map(tensor -> tensor.shape().dim(0))
                .orElse(0);
        return new Weighed(new Sequential().compile(graph, overrides), base + batch * each, nanoseconds);
    }

    @Override
    public List<Device> devices(List<OverrideSet> overrides) {
        return List.of();
    }

    private record Weighed(Program program, long bytes, long nanoseconds) implements Program {
        @Override
        public void run(String procedure) {
            program.run(procedure);
        }

        @Override
        public long[] time(String procedure) {
            return nanoseconds == 0
                    ? program.time(procedure)
                    : program.placements().stream().mapToLong(_ -> nanoseconds).toArray();
        }

        @Override
        public void write(Tensor tensor, MemorySegment from) {
            program.write(tensor, from);
        }

        @Override
        public void read(Tensor tensor, MemorySegment into) {
            program.read(tensor, into);
        }

        @Override
        public List<Placement> placements() {
            return program.placements();
        }

        @Override
        public List<MemoryUse> memory() {
            return List.of(new MemoryUse("values", bytes));
        }

        @Override
        public void close() {
            program.close();
        }
    }
}
