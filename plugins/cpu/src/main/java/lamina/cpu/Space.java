package lamina.cpu;

import java.lang.foreign.MemorySegment;

/** Native memory that is taken piece by piece, each 64-byte aligned and zero at first, and given back as a whole. */
sealed interface Space extends AutoCloseable permits ArenaSpace, MappedSpace {

    /** The next piece. */
    MemorySegment take(long bytes);

    /** Starts again: pieces taken from now on share the memory of those taken before. */
    void rewind();

    /** How much memory has been taken, in bytes. */
    long held();

    @Override
    void close();

    /** Mapped pages where the system gives addresses for all of its memory, else the memory that Java offers. */
    static Space open() {
        return MappedSpace.open().<Space>map(mapped -> mapped).orElseGet(ArenaSpace::new);
    }
}
