package lamina.api.backend;

import java.lang.foreign.MemorySegment;
import lamina.api.Experimental;
import lamina.api.graph.Tensor;

/** A parameter or state that a {@link Lowering} keeps in a form of its own: the same elements, in another order. */
@Experimental
public interface Kept {

    /** What the graph's users read and write. */
    Tensor visible();

    /** What the ops of the lowered graph read and write. */
    Tensor kept();

    /** Copies from the visible layout; every bit of every element stays. */
    void pack(MemorySegment visible, MemorySegment kept);

    /** Copies into the visible layout. */
    void unpack(MemorySegment kept, MemorySegment visible);
}
