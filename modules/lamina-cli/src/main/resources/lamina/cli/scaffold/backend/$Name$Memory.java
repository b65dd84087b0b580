package $package$;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import lamina.api.BackendException;
import lamina.api.backend.Graph;
import lamina.api.graph.Tensor;

/**
 * The content of all tensors, zero at first. Each has memory of its own here; values that never live at the same time could share it:
 * {@code lamina.api.backend.Lifetime} knows how long they live.
 */
final class $Name$Memory implements AutoCloseable {
    private final Arena arena = Arena.ofShared(); // one thread at a time, but not always the same
    private final Map<Tensor, MemorySegment> content = new HashMap<>();
    private final long bytes;

    /** @throws BackendException if there is not so much */
    $Name$Memory(Graph graph) {
        bytes = graph.tensors().stream().mapToLong(Tensor::bytes).sum();
        try {
            graph.tensors().forEach(tensor -> content.put(tensor, arena.allocate(tensor.bytes(), 64)));
        } catch (OutOfMemoryError e) {
            arena.close();
            throw new BackendException(
                    "the network takes %,d bytes, which are not there; smaller batches take less".formatted(bytes), e);
        }
    }

    MemorySegment of(Tensor tensor) {
        MemorySegment segment = content.get(tensor);
        if (segment == null) {
            throw new IllegalArgumentException("the graph has no tensor " + tensor);
        }
        return segment;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public void close() {
        arena.close();
    }
}
