package lamina.onednn;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import lamina.api.kernel.Kernel;

/**
 * The same as a {@link NarrowUpdate}, sixteen elements at a time, to the same bits: the compiler turns no loop into vector code that has both
 * floats and shorts in it.
 */
record WideUpdate(NarrowUpdate narrow) implements Kernel {

    @Override
    public void run(int from, int to) {
        float e = narrow.rate().get(0) * narrow.rateScale();
        int last = from + (to - from) / Halves.LANES * Halves.LANES;
        for (int i = from; i < last; i += Halves.LANES) {
            update(i, e);
        }
        narrow.run(last, to);
    }

    private void update(int i, float e) {
        FloatVector weight = load(narrow.w(), i);
        FloatVector kept = load(narrow.velocity(), i).mul(narrow.momentum());
        FloatVector decayed = kept.sub(weight.mul(narrow.decay() * e));
        FloatVector v = decayed.sub(Halves.load(narrow.gradient(), i).mul(e));
        store(v, narrow.velocity(), i);
        FloatVector updated = weight.add(v);
        store(updated, narrow.w(), i);
        Halves.store(updated, narrow.narrowed(), i);
    }

    private static FloatVector load(MemorySegment memory, int i) {
        return FloatVector.fromMemorySegment(Halves.FLOATS, memory, (long) i * Float.BYTES, ByteOrder.nativeOrder());
    }

    private static void store(FloatVector values, MemorySegment memory, int i) {
        values.intoMemorySegment(memory, (long) i * Float.BYTES, ByteOrder.nativeOrder());
    }
}
