package lamina.testkit;

import java.lang.constant.ClassDesc;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;
import lamina.api.kernel.Maths;
import lamina.kernels.KernelRewriter;
import lamina.kernels.Rewritten;
import lamina.kernels.Target;

/**
 * A kernel as devices get it, run here: rewritten to arrays of another type, with the functions that it had before, so that it gives the
 * bits of the original.
 *
 * @param rewritten what was made of it
 * @param entry the rewritten method
 * @param size of its launch
 */
record RewrittenKernel(Rewritten rewritten, Method entry, int size) {
    private static final Lookup LOOKUP = MethodHandles.lookup();
    private static final Target TARGET = new Target(
            LOOKUP.lookupClass().getPackageName(),
            desc(DeviceFloats.class),
            desc(DeviceInts.class),
            Target.functions(desc(Maths.class)));

    /**
     * Rewrites a kernel.
     *
     * @throws lamina.api.BackendException if it is outside the dialect
     */
    static Kernel of(Kernel kernel, int size) {
        Rewritten rewritten = KernelRewriter.rewrite(kernel, size, TARGET);
        try {
            Class<?> type = LOOKUP.defineHiddenClass(rewritten.bytes(), true).lookupClass();
            Class<?>[] parameters = rewritten.type().parameterList().stream()
                    .map(p -> p.equals(TARGET.floats()) ? DeviceFloats.class : DeviceInts.class)
                    .toArray(Class<?>[]::new);
            return new RewrittenKernel(rewritten, type.getDeclaredMethod(rewritten.method(), parameters), size)::run;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("what was made of " + kernel.getClass() + " cannot be used", e);
        }
    }

    private void run(int from, int to) {
        if (from != 0 || to != size) {
            throw new IllegalArgumentException("a device runs all iterations: expected 0 to " + size);
        }
        Map<MemorySegment, Object> arrays = new LinkedHashMap<>(); // one for each tensor: some views are of the same
        Object[] arguments = rewritten.views().stream()
                .map(view -> arrays.computeIfAbsent(memory(view), memory -> copy(view, memory)))
                .toArray();
        invoke(arguments);
        arrays.forEach((memory, array) -> {
            switch (array) {
                case DeviceFloats floats -> floats.copyTo(memory);
                case DeviceInts ints -> ints.copyTo(memory);
                default -> throw new AssertionError(array);
            }
        });
    }

    private void invoke(Object[] arguments) {
        try {
            entry.invoke(null, arguments);
        } catch (InvocationTargetException e) {
            throw new AssertionError(rewritten.className() + " fails where its original does not", e.getCause());
        } catch (IllegalAccessException e) {
            throw new AssertionError(rewritten.className() + " is not public", e);
        }
    }

    private static MemorySegment memory(Object view) {
        return view instanceof Floats floats ? floats.segment() : ((Ints) view).segment();
    }

    private static Object copy(Object view, MemorySegment memory) {
        return view instanceof Floats ? DeviceFloats.of(memory) : DeviceInts.of(memory);
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
