package lamina.core.device;

import java.lang.foreign.MemorySegment;
import lamina.api.graph.Tensor;

/** Which device has which tensor, or which part of it. */
interface Layout {

    /** Writes a tensor to whoever has it, in whole or in part. */
    void write(Tensor tensor, MemorySegment from);

    /** Reads a tensor from one that has it, or part by part. */
    void read(Tensor tensor, MemorySegment into);
}
