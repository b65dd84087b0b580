package lamina.tornado;

import uk.ac.manchester.tornado.api.annotations.Parallel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;

/** Tasks of a plan's own: what no op does. Public, as all kernels are: TornadoVM calls them by reflection where it looks at them. */
public final class PlanKernels {
    private PlanKernels() {}

    /** Counts that a graph has come to its end on the device. */
    public static void count(IntArray runs) {
        for (@Parallel int i = 0; i < 1; i++) {
            runs.set(i, runs.get(i) + 1);
        }
    }

    /** Arrays that a task writes get memory on the device without a copy from the host. */
    public static void touch(
            FloatArray a,
            FloatArray b,
            FloatArray c,
            FloatArray d,
            FloatArray e,
            FloatArray f,
            FloatArray g,
            FloatArray h) {
        for (@Parallel int i = 0; i < 1; i++) {
            a.set(i, 0f);
            b.set(i, 0f);
            c.set(i, 0f);
            d.set(i, 0f);
            e.set(i, 0f);
            f.set(i, 0f);
            g.set(i, 0f);
            h.set(i, 0f);
        }
    }

    /** One array alone. */
    public static void touch(FloatArray a) {
        for (@Parallel int i = 0; i < 1; i++) {
            a.set(i, 0f);
        }
    }

    /** Numbers of two bytes. */
    public static void touch(ShortArray a) {
        for (@Parallel int i = 0; i < 1; i++) {
            a.set(i, (short) 0);
        }
    }

    /** Whole numbers. */
    public static void touch(IntArray a) {
        for (@Parallel int i = 0; i < 1; i++) {
            a.set(i, 0);
        }
    }
}
