package lamina.api.backend;

import java.lang.foreign.MemorySegment;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Kernel;

/** The memory of a backend that computes on the host, as overrides see it. All of it is 64-byte aligned and lives as long as the program. */
public interface HostMemory {

    /** The content of a tensor that the op reads or writes, in the visible layout; in a lowered graph a set's own tensors lie as the set likes. */
    MemorySegment of(Tensor tensor);

    /** Memory for within one op; the ops of a program share it. */
    MemorySegment scratch(long bytes);

    /** Memory of the op's own, zero at first: packed weights, tables. */
    MemorySegment lasting(long bytes);

    /**
     * A step that runs a kernel on the program's threads; what it writes must not depend on how its range is cut. Nothing is allocated per
     * run.
     *
     * @param size runs iterations 0 to {@code size}
     */
    Runnable parallel(int size, Kernel kernel);

    /** How many threads the program computes with. */
    int threads();

    /** Something to do when the program is closed, while its memory still lives: a library's objects to let go of. */
    void onClose(Runnable action);
}
