package lamina.tornado;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lamina.api.BackendException;
import lamina.api.graph.HostOp;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.IntArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/** Turns ops into steps: those of the first hot op that takes it, or its portable kernels. */
final class Placer {
    private final List<HotOp<?>> hotOps;
    private final KernelTranslator translator;

    Placer(List<HotOp<?>> hotOps, KernelTranslator translator) {
        this.hotOps = List.copyOf(hotOps);
        this.translator = translator;
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
    }

    /** Notes the kernels that an op launches. */
    private final class Recorder implements Launcher {
        private final OpMemory memory;
        private final IdentityHashMap<Object, TornadoNativeArray> views = new IdentityHashMap<>();
        private final List<DeviceStep> steps = new ArrayList<>();

        Recorder(OpMemory memory) {
            this.memory = memory;
        }

        @Override
        public Floats floats(Tensor tensor) {
            TornadoNativeArray array = memory.floats(tensor);
            Floats view = new Floats(HostArray.content(array, tensor.bytes()));
            views.put(view, array);
            return view;
        }

        @Override
        public Ints ints(Tensor tensor) {
            TornadoNativeArray array = memory.ints(tensor);
            Ints view = new Ints(HostArray.content(array, tensor.bytes()));
            views.put(view, array);
            return view;
        }

        @Override
        public void launch(int size, Kernel kernel) {
            KernelStep step = translator.step(kernel, size, views::get);
            requireApart(kernel, step.arrays());
            steps.add(step);
        }

        /** Of a task that has an array twice and writes it TornadoVM makes a circle, in which it goes round for ever. */
        private void requireApart(Kernel kernel, List<TornadoNativeArray> arrays) {
            for (Tensor written : memory.op.writes()) {
                TornadoNativeArray array = memory.of(written);
                if (arrays.stream().filter(each -> each == array).count() > 1) {
                    throw new BackendException("kernel " + kernel.getClass().getName() + " of the op "
                            + Ops.describe(memory.op) + " has two views of " + written
                            + ", which it writes; give it one view, since TornadoVM cannot order the two");
                }
            }
        }
    }
}
