package lamina.cpu;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import lamina.api.BackendException;

/** Memory of a shared arena. A piece that fits into no chunk's rest after a rewind gets a chunk of its own. */
final class ArenaSpace implements Space {
    private final Arena arena = Arena.ofShared();
    private final List<Chunk> chunks = new ArrayList<>();

    private static final class Chunk {
        final MemorySegment memory;
        long used;

        Chunk(MemorySegment memory) {
            this.memory = memory;
        }

        long rest() {
            return memory.byteSize() - used;
        }
    }

    @Override
    public MemorySegment take(long bytes) {
        long need = Plan.aligned(bytes);
        Chunk chunk = chunks.stream()
                .filter(candidate -> candidate.rest() >= need)
                .findFirst()
                .orElseGet(() -> grow(need));
        chunk.used += need;
        return chunk.memory.asSlice(chunk.used - need, bytes);
    }

    private Chunk grow(long bytes) {
        try {
            Chunk chunk = new Chunk(arena.allocate(bytes, Plan.ALIGNMENT));
            chunks.add(chunk);
            return chunk;
        } catch (OutOfMemoryError e) {
            throw new BackendException(
                    "the machine has no more memory: " + bytes + " bytes more were needed after " + held()
                            + ". Make the batch smaller, or stop other programs",
                    e);
        }
    }

    @Override
    public void rewind() {
        chunks.forEach(chunk -> chunk.used = 0);
    }

    @Override
    public long held() {
        return chunks.stream().mapToLong(chunk -> chunk.memory.byteSize()).sum();
    }

    @Override
    public void close() {
        arena.close();
    }
}
