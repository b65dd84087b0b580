package lamina.onednn;

import java.lang.foreign.MemorySegment;
import lamina.api.backend.Kept;
import lamina.api.graph.Tensor;

/** A matrix, [rows, columns], that is kept in the order of a primitive. */
record Ordered(Tensor visible, Tensor kept, Order order) implements Kept {

    @Override
    public void pack(MemorySegment visible, MemorySegment kept) {
        order.pack(visible, kept);
    }

    @Override
    public void unpack(MemorySegment kept, MemorySegment visible) {
        order.unpack(kept, visible);
    }
}
