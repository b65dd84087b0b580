package lamina.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import lamina.api.backend.HostMemory;
import lamina.api.graph.Op;

/** What the primitives of one graph share: their lifetime, a stream, and workspaces between an op and its gradient. */
final class Session {
    private final Map<Op, MemorySegment> workspaces = new HashMap<>(); // by forward op
    private Optional<Arena> arena = Optional.empty();
    private Optional<MemorySegment> stream = Optional.empty();

    /** Where objects live until the program is closed. */
    Arena arena(HostMemory memory) {
        if (arena.isEmpty()) {
            Arena opened = Arena.ofShared();
            memory.onClose(opened::close);
            arena = Optional.of(opened);
        }
        return arena.get();
    }

    MemorySegment stream(HostMemory memory) {
        if (stream.isEmpty()) {
            stream = Optional.of(Dnnl.stream(arena(memory)));
        }
        return stream.get();
    }

    /** Memory that a forward op fills and its gradient reads. */
    MemorySegment workspace(Op forward, long bytes, HostMemory memory) {
        return workspaces.computeIfAbsent(forward, op -> memory.lasting(bytes));
    }
}
