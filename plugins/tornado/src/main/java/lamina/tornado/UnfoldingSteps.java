package lamina.tornado;

import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;
import uk.ac.manchester.tornado.api.types.arrays.TornadoNativeArray;

/**
 * Steps that lay out the factors of a convolution's matrix products, by {@link Unfolding}.
 *
 * @param shape the convolution
 */
record UnfoldingSteps(ConvolutionShape shape) {
    /** Tensor cores take rows of 16 bytes best: of bf16, eight numbers. */
    private static final int ALIGNMENT = 8;

    /** Terms of each place of the output, zeros included. */
    int terms() {
        return Grid.parts(shape.filter(), ALIGNMENT) * ALIGNMENT;
    }

    /** Size of the unfolded image, which may be more than an array can have. */
    long size() {
        return (long) shape.groups() * shape.outputs() * terms();
    }

    /** Size of the laid out weights. */
    int weights() {
        return shape.groups() * terms() * shape.out();
    }

    /** So many neighbours one item of {@link #unfold} copies, for which it finds the place once. */
    private int run() {
        return shape.in() % ALIGNMENT == 0 ? ALIGNMENT : 1;
    }

    /** An unfolded image: one matrix [places, terms] a group. */
    <A extends TornadoNativeArray> Matrix<A> image(A unfolded) {
        return Matrix.of(unfolded, terms(), shape.outputs() * terms());
    }

    /** Weights: one matrix [terms, out] a group. */
    Matrix<FloatArray> weights(FloatArray packed) {
        return Matrix.of(packed, shape.out(), terms() * shape.out());
    }

    DeviceStep unfold(FloatArray x, FloatArray unfolded) {
        return new GridStep(
                Grid.elements((int) size() / run()),
                (graph, id) -> graph.task(
                        id,
                        Unfolding::unfold,
                        new KernelContext(),
                        x,
                        unfolded,
                        (int) size(),
                        run(),
                        shape.outputs() * terms(),
                        terms(),
                        shape.output(),
                        shape.input(),
                        shape.kernel(),
                        shape.strides(),
                        shape.pads(),
                        shape.in(),
                        shape.groups()));
    }

    DeviceStep unfold(FloatArray x, ShortArray unfolded) {
        return new GridStep(
                Grid.elements((int) size() / run()),
                (graph, id) -> graph.task(
                        id,
                        Unfolding::unfoldHalves,
                        new KernelContext(),
                        x,
                        unfolded,
                        (int) size(),
                        run(),
                        shape.outputs() * terms(),
                        terms(),
                        shape.output(),
                        shape.input(),
                        shape.kernel(),
                        shape.strides(),
                        shape.pads(),
                        shape.in(),
                        shape.groups()));
    }

    DeviceStep fold(FloatArray unfolded, FloatArray dx) {
        int size = shape.inputs() * shape.in() * shape.groups();
        return new GridStep(
                Grid.elements(size),
                (graph, id) -> graph.task(
                        id,
                        Unfolding::fold,
                        new KernelContext(),
                        unfolded,
                        dx,
                        size,
                        shape.outputs() * terms(),
                        terms(),
                        shape.output(),
                        shape.input(),
                        shape.kernel(),
                        shape.strides(),
                        shape.pads(),
                        shape.in(),
                        shape.groups()));
    }

    DeviceStep pack(FloatArray w, FloatArray packed) {
        return new GridStep(
                Grid.elements(weights()),
                (graph, id) -> graph.task(
                        id,
                        Unfolding::pack,
                        new KernelContext(),
                        w,
                        packed,
                        weights(),
                        terms(),
                        shape.out(),
                        shape.in(),
                        shape.taps()));
    }

    DeviceStep unpack(FloatArray packed, FloatArray w) {
        return new GridStep(
                Grid.elements(shape.weights()),
                (graph, id) -> graph.task(
                        id,
                        Unfolding::unpack,
                        new KernelContext(),
                        packed,
                        w,
                        shape.weights(),
                        terms(),
                        shape.out(),
                        shape.in(),
                        shape.taps()));
    }
}
