package lamina.onednn;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import lamina.api.backend.HostMemory;

/** What the primitives of one graph share: their lifetime and a stream. */
final class Session {
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
}
