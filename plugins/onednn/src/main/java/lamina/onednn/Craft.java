package lamina.onednn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import lamina.api.graph.Element;
import lamina.api.graph.Op;
import lamina.api.graph.Role;
import lamina.api.graph.Shape;
import lamina.api.graph.Tensor;
import lamina.ops.Conv;
import lamina.ops.Gemm;

/** What the passages of one graph share: descriptors, weights, the precision and the layouts that go with it. */
final class Craft {
    private static final int WIDE_VECTOR = 16; // fp32 elements of AVX-512

    private final Descriptors descriptors = new Descriptors();
    private final Weights weights;
    private final Processor processor;
    private final List<Type> types;
    private final Map<Task, Convolution> convolutions = new HashMap<>();
    private final Map<Task, Product> products = new HashMap<>();
    private int named;

    private record Task(Op op, Type type) {}

    /** @param types what to compute in, the most wanted first */
    Craft(Uses uses, Processor processor, List<Type> types) {
        this.weights = new Weights(uses, this);
        this.processor = processor;
        this.types = List.copyOf(types);
    }

    /**
     * How a convolution is done: the same for all that belong to it.
     *
     * @throws Unfit if oneDNN had better not do it
     */
    Convolution convolution(Conv conv, Type type) throws Unfit {
        Convolution known = convolutions.get(new Task(conv, type));
        if (known == null) {
            known = Convolution.of(conv, this, type);
            convolutions.put(new Task(conv, type), known);
        }
        return known;
    }

    /**
     * How a dense layer is done: the same for all that belong to it.
     *
     * @throws Unfit if oneDNN had better not do it
     */
    Product product(Gemm gemm, Type type) throws Unfit {
        Product known = products.get(new Task(gemm, type));
        if (known == null) {
            known = Product.of(gemm, this, type);
            products.put(new Task(gemm, type), known);
        }
        return known;
    }

    Descriptors descriptors() {
        return descriptors;
    }

    Weights weights() {
        return weights;
    }

    List<Type> types() {
        return types;
    }

    Layout visible(Tensor tensor) {
        return tensor.element() == Element.FLOAT32
                ? descriptors.visible(tensor.shape(), Type.F32)
                : descriptors.vector(tensor.shape().size(), Type.F32); // INT32: as large, and never copied
    }

    /**
     * The layout of feature maps between our ops. It is a property of the precision: matrix units want the channels of a place side by side,
     * fp32 runs best in blocks of a vector register (measured on Sapphire Rapids: 7 %; on Zen 4 no difference, but 13 % for a batch of 1).
     */
    Layout maps(Shape shape, Type type) {
        boolean blocks = type == Type.F32 && processor.hasWideVectors() && shape.dim(3) % WIDE_VECTOR == 0;
        return descriptors.maps(shape, type, blocks ? Tag.NCHW16C : Tag.NHWC);
    }

    /** Whether kernels of our own may use the Vector API, and its registers are as wide as they want. */
    boolean hasVectors() {
        return processor.hasWideVectors()
                && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /** A tensor of our own, as large as a layout. */
    Tensor tensor(String name, Layout layout, Role role) {
        return new Tensor(name + "~" + ++named, layout.room(), layout.element(), role);
    }

    /** Copies from one form into another. */
    Op copy(Form from, Form to) {
        return new Call(
                "Reorder",
                List.of(),
                List.of(from.tensor()),
                List.of(to.tensor()),
                List.of(Call.Stage.of(
                        descriptors.reorder(from.layout(), to.layout()),
                        Call.Slot.of(Argument.SOURCE, from),
                        Call.Slot.of(Argument.DESTINATION, to))));
    }
}
