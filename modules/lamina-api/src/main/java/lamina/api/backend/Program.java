package lamina.api.backend;

import java.lang.foreign.MemorySegment;
import java.util.List;
import lamina.api.graph.Tensor;

/**
 * A compiled graph on a device: memory planned once, and a flat list of steps. Used by one thread at a time. Nothing is allocated per
 * run.
 */
public interface Program extends AutoCloseable {

    /**
     * Runs a procedure to its end.
     *
     * @throws IllegalArgumentException if the graph has no such procedure
     */
    void run(String procedure);

    /**
     * Runs a procedure to its end, and watches the clock. Slower than {@link #run} by as many looks at the clock as there are ops.
     *
     * @return nanoseconds of each of the procedure's {@link #placements()}, in their order; 0 for an op that is done within another
     * @throws IllegalArgumentException if the graph has no such procedure
     */
    long[] time(String procedure);

    /**
     * Writes an input, a parameter or a state, in the visible layout.
     *
     * @param from as many bytes as the tensor has
     */
    void write(Tensor tensor, MemorySegment from);

    /**
     * Reads a parameter, a state or a result of the procedure that ran last, in the visible layout.
     *
     * @param into as many bytes as the tensor has
     */
    void read(Tensor tensor, MemorySegment into);

    /**
     * Who runs each op of each procedure, in order. Copies into layouts of the backend's own stand between them; an op that leaves nothing to
     * do, such as a new shape for the same content, may be missing.
     */
    List<Placement> placements();

    /** The memory that the program holds, part by part. */
    List<MemoryUse> memory();

    /** What it computes in: {@link Precision#F32} or {@link Precision#BF16}. */
    default Precision precision() {
        return Precision.F32;
    }

    @Override
    void close();
}
