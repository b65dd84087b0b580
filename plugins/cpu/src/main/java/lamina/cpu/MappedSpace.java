package lamina.cpu;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import lamina.api.BackendException;

/**
 * Pages mapped on demand, huge ones where the system has them. Addresses for all of the machine's memory are reserved at once, so pieces lie
 * side by side and the memory grows in place; only what has been touched is really there.
 */
final class MappedSpace implements Space {
    private final Arena arena;
    private final MemorySegment reserved;
    private long used;
    private long held;

    private MappedSpace(Arena arena, MemorySegment reserved) {
        this.arena = arena;
        this.reserved = reserved;
    }

    /** Empty where that cannot be done: another system, no permission to call native code, a limit on addresses. */
    static Optional<MappedSpace> open() {
        if (!Pages.usable()) {
            return Optional.empty();
        }
        Arena arena = Arena.ofShared();
        Optional<MemorySegment> reserved = Pages.map(Processor.memory(), arena);
        if (reserved.isEmpty()) {
            arena.close();
        }
        return reserved.map(segment -> new MappedSpace(arena, segment));
    }

    @Override
    public MemorySegment take(long bytes) {
        long from = used;
        if (Plan.aligned(bytes) > reserved.byteSize() - from) {
            throw new BackendException("the program needs more memory than the machine has: " + bytes
                    + " bytes more after " + from + " of " + reserved.byteSize() + ". Make the batch smaller");
        }
        used += Plan.aligned(bytes);
        held = Math.max(held, used);
        return reserved.asSlice(from, bytes);
    }

    @Override
    public void rewind() {
        used = 0;
    }

    @Override
    public long held() {
        return held;
    }

    @Override
    public void close() {
        arena.close();
    }
}
