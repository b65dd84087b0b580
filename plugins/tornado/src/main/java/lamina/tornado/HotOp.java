package lamina.tornado;

import java.util.List;
import java.util.Optional;
import lamina.api.graph.Op;

/**
 * A faster way to run one kind of op than its portable kernels.
 *
 * @param <O> the op
 */
interface HotOp<O extends Op> {

    /** The op's class, exactly. */
    Class<O> op();

    /** Its steps, in order; empty: not this one. */
    Optional<List<DeviceStep>> prepare(O op, DeviceMemory memory);
}
