package lamina.testkit;

import java.util.Map;
import java.util.function.ObjIntConsumer;
import lamina.api.graph.Element;
import lamina.api.graph.Launcher;
import lamina.api.graph.Op;
import lamina.api.graph.Tensor;
import lamina.api.kernel.Floats;
import lamina.api.kernel.Ints;
import lamina.api.kernel.Kernel;

/** Hands an op views of the tensors that it declares, and of no others. */
record ViewLauncher(Op op, Map<Tensor, Guarded> memory, ObjIntConsumer<Kernel> launched) implements Launcher {

    @Override
    public Floats floats(Tensor tensor) {
        return new Floats(declared(tensor, Element.FLOAT32).content());
    }

    @Override
    public Ints ints(Tensor tensor) {
        return new Ints(declared(tensor, Element.INT32).content());
    }

    @Override
    public void launch(int size, Kernel kernel) {
        launched.accept(kernel, size);
    }

    private Guarded declared(Tensor tensor, Element element) {
        if (!op.reads().contains(tensor) && !op.writes().contains(tensor)) {
            throw new AssertionError("op " + op.type() + " launches a kernel on " + tensor
                    + ", which it declares neither to read nor to write");
        }
        if (tensor.element() != element) {
            throw new AssertionError(
                    "op " + op.type() + " takes " + tensor + " for " + element + ", it is " + tensor.element());
        }
        return memory.get(tensor);
    }
}
