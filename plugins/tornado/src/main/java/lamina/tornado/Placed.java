package lamina.tornado;

import java.util.List;
import lamina.api.graph.Op;

/**
 * How an op runs on the device.
 *
 * @param op the op
 * @param steps what it becomes, in order
 * @param implementation for listings
 * @param remark why nothing faster runs it; empty if there is nothing faster for its kind
 */
record Placed(Op op, List<DeviceStep> steps, String implementation, String remark) {

    Placed {
        steps = List.copyOf(steps);
    }
}
