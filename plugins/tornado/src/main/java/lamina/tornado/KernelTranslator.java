package lamina.tornado;

import java.lang.constant.ClassDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import lamina.api.BackendException;
import lamina.api.kernel.Kernel;
import lamina.kernels.KernelRewriter;
import lamina.kernels.Rewritten;
import lamina.kernels.Target;
import uk.ac.manchester.tornado.api.math.TornadoMath;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** Makes steps of portable kernels: rewrites each to TornadoVM's arrays and functions, and loads it. */
final class KernelTranslator {
    private static final Target TORNADO = target();

    private final KernelLoader loader = new KernelLoader();

    private static Target target() {
        Map<String, Target.Function> functions = new HashMap<>(Target.functions(desc(TornadoMath.class)));
        for (String own : List.of("pow", "max", "min")) {
            functions.put(own, new Target.Function(desc(DeviceMaths.class), own));
        }
        return new Target("lamina.tornado.kernels", desc(FloatArray.class), desc(IntArray.class), functions);
    }

    private static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }

    /**
     * A step that runs a kernel.
     *
     * @param size runs iterations 0 to {@code size}
     * @param array the array behind a view that the kernel was made of
     * @throws BackendException if the kernel is outside the dialect, or has more views than TornadoVM can take
     */
    KernelStep step(Kernel kernel, int size, Function<Object, TornadoNativeArray> array) {
        Rewritten rewritten = KernelRewriter.rewrite(kernel, size, TORNADO);
        List<Object> views = rewritten.views();
        if (views.size() > TaskClass.MAX_ARRAYS) {
            throw new BackendException("kernel " + kernel.getClass().getName() + " has " + views.size()
                    + " views, but TornadoVM takes at most " + TaskClass.MAX_ARRAYS
                    + "; make two kernels of it, or use the backend cpu");
        }
        return new KernelStep(loader.task(rewritten), views.stream().map(array).toList());
    }
}
