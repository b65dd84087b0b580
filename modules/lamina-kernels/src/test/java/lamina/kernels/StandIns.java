package lamina.kernels;

import java.lang.constant.ClassDesc;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;

/** Types of a device that does not exist, so that rewritten kernels run here. Arrays are longer than the views that they stand for. */
final class StandIns {
    static final Target TARGET = new Target(
            StandIns.class.getPackageName(),
            desc(FloatRow.class),
            desc(IntRow.class),
            Target.functions(desc(Maths.class)));

    private static final int SLACK = 3;

    private StandIns() {}

    /** In the place of Floats. */
    static final class FloatRow {
        final float[] values;

        FloatRow(int length) {
            values = new float[length];
        }

        float get(int i) {
            return values[i];
        }

        void set(int i, float value) {
            values[i] = value;
        }
    }

    /** In the place of Ints. */
    static final class IntRow {
        final int[] values;

        IntRow(int length) {
            values = new int[length];
        }

        int get(int i) {
            return values[i];
        }

        void set(int i, int value) {
            values[i] = value;
        }
    }

    static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /** Rewrites a kernel and runs it on copies of its memory, which are copied back. Views of one memory become one array. */
    static void run(Kernel kernel, int size) {
        run(KernelRewriter.rewrite(kernel, size, TARGET));
    }

    static void run(Rewritten rewritten) {
        Map<MemorySegment, Object> arrays = new HashMap<>();
        Object[] arguments = rewritten.views().stream()
                .map(view -> arrays.computeIfAbsent(segment(view), memory -> array(view, memory)))
                .toArray();
        try {
            method(rewritten).invoke(null, arguments);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(rewritten.className() + " does not run", e);
        }
        arrays.forEach(StandIns::copyBack);
    }

    static Method method(Rewritten rewritten) throws ReflectiveOperationException {
        Class<?> hidden = MethodHandles.lookup()
                .defineHiddenClass(rewritten.bytes(), true)
                .lookupClass();
        Class<?>[] types = rewritten.type().parameterList().stream()
                .map(type -> type.equals(TARGET.floats()) ? FloatRow.class : IntRow.class)
                .toArray(Class<?>[]::new);
        return hidden.getDeclaredMethod(rewritten.method(), types);
    }

    private static MemorySegment segment(Object view) {
        return view instanceof Floats floats ? floats.segment() : ((Ints) view).segment();
    }

    private static Object array(Object view, MemorySegment memory) {
        int length = (int) (memory.byteSize() / 4);
        if (view instanceof Floats) {
            FloatRow row = new FloatRow(length + SLACK);
            MemorySegment.copy(memory, ValueLayout.JAVA_FLOAT, 0, row.values, 0, length);
            return row;
        }
        IntRow row = new IntRow(length + SLACK);
        MemorySegment.copy(memory, ValueLayout.JAVA_INT, 0, row.values, 0, length);
        return row;
    }

    private static void copyBack(MemorySegment memory, Object array) {
        int length = (int) (memory.byteSize() / 4);
        if (array instanceof FloatRow row) {
            MemorySegment.copy(row.values, 0, memory, ValueLayout.JAVA_FLOAT, 0, length);
        } else {
            MemorySegment.copy(((IntRow) array).values, 0, memory, ValueLayout.JAVA_INT, 0, length);
        }
    }
}
