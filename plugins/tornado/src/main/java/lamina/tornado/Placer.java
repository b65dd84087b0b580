package lamina.tornado;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import lamina.api.BackendException;
import lamina.api.backend.Precision;
import lamina.api.graph.HostOp;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** Turns ops into steps: those of the first hot op that takes it, or its portable kernels. */
final class Placer {
    private final List<HotOp<?>> hotOps;
    private final KernelTranslator translator;
    private final Precision precision;

    Placer(List<HotOp<?>> hotOps, KernelTranslator translator) {
        this(hotOps, translator, Precision.F32);
    }

    private Placer(List<HotOp<?>> hotOps, KernelTranslator translator, Precision precision) {
        this.hotOps = List.copyOf(hotOps);
        this.translator = translator;
        this.precision = precision;
    }

    /** Products are a library's. */
    static Placer of(Blas library, KernelTranslator translator) {
        Precision precision = library.factors() == Factors.BF16 ? Precision.BF16 : Precision.F32;
        return new Placer(HotOps.all(library), translator, precision);
    }

    /** What products are made of. */
    Precision precision() {
        return precision;
    }

    /** One op's steps over the arrays of a procedure. */
    Placed place(Op op, DeviceArrays arrays, String procedure) {
        if (op instanceof HostOp) {
            return new Placed(op, List.of(), "host", "");
        }
        OpMemory memory = new OpMemory(op, arrays, procedure);
        String remark = "";
        for (HotOp<?> hot : hotOps) {
            if (hot.op() == op.getClass()) {
                arrays.nextOp();
                String name = "tornado " + hot.getClass().getSimpleName().toLowerCase(Locale.ROOT);
                Optional<List<DeviceStep>> steps = prepare(hot, op, memory);
                if (steps.isPresent()) {
                    return new Placed(op, steps.get(), name, remark);
                }
                remark = name + ": not for these shapes";
            }
        }
        Recorder recorder = new Recorder(memory);
        op.launch(recorder);
        return new Placed(op, recorder.steps, "portable", remark);
    }

    @SuppressWarnings("unchecked") // the caller compared the classes
    private static <O extends Op> Optional<List<DeviceStep>> prepare(HotOp<O> hot, Op op, DeviceMemory memory) {
        return hot.prepare((O) op, memory);
    }

    /** An op's view of the arrays. */
    private record OpMemory(Op op, DeviceArrays arrays, String procedure) implements DeviceMemory {

        TornadoNativeArray of(Tensor tensor) {
            if (!op.reads().contains(tensor) && !op.writes().contains(tensor)) {
                throw new BackendException("the op " + Ops.describe(op) + " asks for the memory of " + tensor
                        + ", which it neither lists in reads() nor in writes(); the op's class must list it");
            }
            return arrays.find(tensor, procedure).orElseThrow();
        }

        @Override
        public FloatArray floats(Tensor tensor) {
            return (FloatArray) of(tensor);
        }

        @Override
        public IntArray ints(Tensor tensor) {
            return (IntArray) of(tensor);
        }

        @Override
        public FloatArray scratch(int floats) {
            return arrays.scratch(floats);
        }

        @Override
        public ShortArray halves(int halves) {
            return arrays.halves(halves);
        }
    }

    /** Notes the kernels that an op launches. */
    private final class Recorder implements Launcher {
        private final OpMemory memory;
        private final Map<Tensor, Object> views =
                new HashMap<>(); // one of each: two of one array are more than TornadoVM can order
        private final IdentityHashMap<Object, TornadoNativeArray> arrays = new IdentityHashMap<>(); // by view
        private final List<DeviceStep> steps = new ArrayList<>();

        Recorder(OpMemory memory) {
            this.memory = memory;
        }

        @Override
        public Floats floats(Tensor tensor) {
            return (Floats) views.computeIfAbsent(tensor, t -> view(t, memory.floats(t), Floats::new));
        }

        @Override
        public Ints ints(Tensor tensor) {
            return (Ints) views.computeIfAbsent(tensor, t -> view(t, memory.ints(t), Ints::new));
        }

        private Object view(Tensor tensor, TornadoNativeArray array, Function<MemorySegment, Object> of) {
            Object view = of.apply(HostArray.content(array, tensor.bytes()));
            arrays.put(view, array);
            return view;
        }

        @Override
        public void launch(int size, Kernel kernel) {
            steps.add(translator.step(kernel, size, arrays::get));
        }
    }
}
