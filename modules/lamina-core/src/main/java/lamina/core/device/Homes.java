package lamina.core.device;

import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lamina.api.backend.Graph;
import lamina.api.backend.Program;
import lamina.api.graph.Tensor;

/** Each tensor whole: an input on every device that reads it, all else on one. */
final class Homes implements Layout {
    private final Map<Tensor, List<Program>> programs = new HashMap<>();

    Homes(Graph graph, Partition partition, Map<String, Program> byDevice) {
        for (Tensor tensor : graph.tensors()) {
            programs.put(
                    tensor,
                    partition.holders(tensor).stream().map(byDevice::get).toList());
        }
    }

    @Override
    public void write(Tensor tensor, MemorySegment from) {
        for (Program program : holders(tensor)) {
            program.write(tensor, from);
        }
    }

    @Override
    public void read(Tensor tensor, MemorySegment into) {
        holders(tensor).getFirst().read(tensor, into);
    }

    private List<Program> holders(Tensor tensor) {
        List<Program> found = programs.get(tensor);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no op of the graph reads or writes " + tensor + " of role " + tensor.role());
        }
        return found;
    }
}
