package lamina.core.device;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lamina.api.backend.Program;
import lamina.api.graph.Tensor;
import lamina.core.graph.Assembly;

/**
 * What has the same shape in the whole and in a replica is in each of them, and read from the first; what is longer in the whole (pictures,
 * labels, losses) lies there replica after replica.
 */
final class Shares implements Layout {
    private final Map<Tensor, List<Part>> parts = new HashMap<>(); // by the tensor of the whole, in the replicas' order

    private record Part(Program program, Tensor tensor) {}

    /** @param replicas with their programs, in order */
    Shares(Assembly whole, List<Assembly> replicas, List<Program> programs) {
        for (int i = 0; i < replicas.size(); i++) {
            Map<String, Tensor> own = new HashMap<>();
            replicas.get(i).graph().tensors().forEach(tensor -> own.put(tensor.name(), tensor));
            Program program = programs.get(i);
            whole.graph().tensors().stream()
                    .filter(tensor -> own.containsKey(tensor.name()))
                    .forEach(tensor -> parts.computeIfAbsent(tensor, _ -> new ArrayList<>())
                            .add(new Part(program, own.get(tensor.name()))));
        }
    }

    @Override
    public void write(Tensor tensor, MemorySegment from) {
        List<Part> all = all(tensor, from);
        for (int i = 0; i < all.size(); i++) {
            Part part = all.get(i);
            part.program.write(part.tensor, isShared(tensor, part) ? from : slice(from, i, part));
        }
    }

    @Override
    public void read(Tensor tensor, MemorySegment into) {
        List<Part> all = all(tensor, into);
        for (int i = 0; i < all.size(); i++) {
            Part part = all.get(i);
            if (isShared(tensor, part)) {
                part.program.read(part.tensor, into);
                return; // the others have the same
            }
            part.program.read(part.tensor, slice(into, i, part));
        }
    }

    private List<Part> all(Tensor tensor, MemorySegment outside) {
        List<Part> found = parts.get(tensor);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no op of the graph reads or writes " + tensor + " of role " + tensor.role());
        }
        if (outside.byteSize() != tensor.bytes()) {
            throw new IllegalArgumentException(
                    tensor + " has " + tensor.bytes() + " bytes, the segment has " + outside.byteSize());
        }
        return found;
    }

    private static boolean isShared(Tensor whole, Part part) {
        return whole.shape().equals(part.tensor.shape());
    }

    private static MemorySegment slice(MemorySegment whole, int replica, Part part) {
        long bytes = part.tensor.bytes();
        return whole.asSlice(replica * bytes, bytes);
    }
}
