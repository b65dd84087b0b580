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

    /** Mapped pages where this machine and the permission to call native code allow, else the memory that Java offers. */
    static Space open() {
        return Pages.usable() ? new MappedSpace() : new ArenaSpace();
    }
}
