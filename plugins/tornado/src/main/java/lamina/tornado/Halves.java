package lamina.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.BFloat16;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;

/**
 * Numbers rounded to bf16. They lie in arrays of {@code short}, for those of bf16 are known to TornadoVM's CUDA backend alone. On CUDA a
 * tie goes to the even number; elsewhere, in TornadoVM's own arithmetic, away from zero.
 */
public final class Halves {
    private Halves() {}

    /** y[i] = x[i], rounded. A kernel must not have the name of a function of C, as "round" is. */
    public static void roundAll(KernelContext context, FloatArray x, ShortArray y, int size) {
        int i = context.globalIdx;
        if (i < size) {
            y.set(i, BFloat16.bf16FromFloat(x.get(i)));
        }
    }

    static DeviceStep rounding(FloatArray x, ShortArray y, int size) {
        return new GridStep(
                Grid.elements(size), (graph, id) -> graph.task(id, Halves::roundAll, new KernelContext(), x, y, size));
    }
}
