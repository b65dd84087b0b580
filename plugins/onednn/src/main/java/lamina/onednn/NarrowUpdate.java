package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Kernel;

/** Runs {@link NarrowMomentum}: one iteration updates one element. */
record NarrowUpdate(
        MemorySegment w,
        MemorySegment velocity,
        MemorySegment gradient,
        MemorySegment narrowed,
        Floats rate,
        float momentum,
        float decay,
        float rateScale)
        implements Kernel {

    @Override
    public void run(int from, int to) {
        float e = rate.get(0) * rateScale;
        for (int i = from; i < to; i++) {
            float g = Float.intBitsToFloat(gradient.getAtIndex(ValueLayout.JAVA_SHORT, i) << Short.SIZE);
            float weight = w.getAtIndex(ValueLayout.JAVA_FLOAT, i);
            float v = momentum * velocity.getAtIndex(ValueLayout.JAVA_FLOAT, i) - decay * e * weight - e * g;
            velocity.setAtIndex(ValueLayout.JAVA_FLOAT, i, v);
            w.setAtIndex(ValueLayout.JAVA_FLOAT, i, weight + v);
            int bits = Float.floatToIntBits(weight + v); // one NaN for all
            int rounded = bits + 0x7fff + (bits >>> Short.SIZE & 1); // to the nearest, to even in the middle
            narrowed.setAtIndex(ValueLayout.JAVA_SHORT, i, (short) (rounded >>> Short.SIZE));
        }
    }
}
