package lamina.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;

/** The kernels that need a whole row at once: a work group of 128 items has one row of [rows, classes]. */
public final class Rows {
    private Rows() {}

    /** y = e<sup>x</sup> / Σ e<sup>x</sup>, along each row, and logarithms = log Σ e<sup>x</sup> of each. */
    public static void softmax(KernelContext context, FloatArray x, FloatArray y, FloatArray logarithms, int classes) {
        int item = context.localIdx;
        int begin = context.groupIdx * classes;
        float[] shared = context.allocateFloatLocalArray(128);
        float largest = x.get(begin);
        for (int c = item; c < classes; c += 128) {
            largest = TornadoMath.max(largest, x.get(begin + c));
        }
        shared[item] = largest;
        for (int half = 64; half > 0; half >>= 1) {
            context.localBarrier();
            if (item < half) {
                shared[item] = TornadoMath.max(shared[item], shared[item + half]);
            }
        }
        context.localBarrier();
        largest = shared[0];
        context.localBarrier();
        float sum = 0f;
        for (int c = item; c < classes; c += 128) {
            sum += TornadoMath.exp(x.get(begin + c) - largest);
        }
        shared[item] = sum;
        for (int half = 64; half > 0; half >>= 1) {
            context.localBarrier();
            if (item < half) {
                shared[item] += shared[item + half];
            }
        }
        context.localBarrier();
        float total = shared[0];
        for (int c = item; c < classes; c += 128) {
            y.set(begin + c, TornadoMath.exp(x.get(begin + c) - largest) / total);
        }
        if (item == 0) {
            logarithms.set(context.groupIdx, largest + TornadoMath.log(total));
        }
    }

    /** losses = log Σ e<sup>x</sup> − x at the label, with the logarithms that {@link #softmax} left. One item has one row. */
    public static void losses(
            KernelContext context,
            FloatArray x,
            IntArray labels,
            FloatArray logarithms,
            FloatArray losses,
            int rows,
            int classes) {
        int row = context.globalIdx;
        if (row < rows) {
            losses.set(row, logarithms.get(row) - x.get(row * classes + labels.get(row)));
        }
    }

    /** dx = y · (dy − Σ dy · y), along each row. */
    public static void softmaxGradient(KernelContext context, FloatArray y, FloatArray dy, FloatArray dx, int classes) {
        int item = context.localIdx;
        int begin = context.groupIdx * classes;
        float[] shared = context.allocateFloatLocalArray(128);
        float sum = 0f;
        for (int c = item; c < classes; c += 128) {
            sum += dy.get(begin + c) * y.get(begin + c);
        }
        shared[item] = sum;
        for (int half = 64; half > 0; half >>= 1) {
            context.localBarrier();
            if (item < half) {
                shared[item] += shared[item + half];
            }
        }
        context.localBarrier();
        float total = shared[0];
        for (int c = item; c < classes; c += 128) {
            dx.set(begin + c, y.get(begin + c) * (dy.get(begin + c) - total));
        }
    }
}
