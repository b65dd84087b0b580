package lamina.tornado;

import java.util.List;
import lamina.api.graph.Op;

/**
 * How an op runs on the device.
 *
 * @param op the op
 * @param steps what it becomes, in order
 * @param implementation for listings
 */
record Placed(Op op, List<DeviceStep> steps, String implementation) {

    Placed {
        steps = List.copyOf(steps);
    }
}
