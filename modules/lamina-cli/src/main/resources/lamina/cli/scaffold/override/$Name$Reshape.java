package $package$;

import java.lang.foreign.MemorySegment;
import lamina.api.backend.HostMemory;
import lamina.api.backend.OpOverride;
import lamina.api.backend.Preparation;
import lamina.ops.Reshape;

/** Reshapes little: in one copy by the thread that is there already. Its gradient is a reshape too. */
final class $Name$Reshape implements OpOverride<Reshape, HostMemory> {
    /** Bytes that one thread copies in about the time that it takes to wake the others. Measure yours. */
    static final long LARGEST = 1 << 18;

    @Override
    public Class<Reshape> op() {
        return Reshape.class;
    }

    /** The memory of the backend {@code cpu}, and of any other that computes on the host. */
    @Override
    public Class<HostMemory> memory() {
        return HostMemory.class;
    }

    /** Called once for each op of a graph: what can be looked up or made beforehand is. The step runs often, and allocates nothing. */
    @Override
    public Preparation prepare(Reshape op, HostMemory memory) {
        if (op.y().bytes() > LARGEST) {
            return new Preparation.Declined("%,d bytes are for several threads".formatted(op.y().bytes()));
        }
        MemorySegment from = memory.of(op.x());
        MemorySegment into = memory.of(op.y());
        return new Preparation.Accepted(() -> into.copyFrom(from), "$word$ in one copy");
    }
}
