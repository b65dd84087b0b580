package lamina.tornado;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;
import uk.ac.manchester.tornado.api.KernelContext;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;

/**
 * Convolutions as matrix products of a library, one for each group, with the image unfolded into a matrix [places, taps · in]. Weights
 * are laid out as [taps · in, out].
 *
 * @param multiplication of the library
 */
record UnfoldedConvolution(BlasMultiplication multiplication) {

    /** y = unfolded x · weights + bias. */
    Optional<List<DeviceStep>> forward(Conv op, DeviceMemory memory) {
        ConvolutionShape shape = ConvolutionShape.of(op);
        if (!fits(op)) {
            return Optional.empty();
        }
        List<DeviceStep> steps = new ArrayList<>();
        Matrix image = unfolded(shape, memory.floats(op.x()), memory, steps);
        Matrix weights = packed(shape, memory.floats(op.w()), memory, steps);
        FloatArray y = memory.floats(op.y());
        steps.add(SumSteps.spread(memory.floats(op.b()), y, op.y().shape().size(), shape.out() * shape.groups()));
        steps.add(multiplication.product(
                new Product(shape.outputs(), shape.out(), shape.filter()),
                image,
                weights,
                outputs(shape, y),
                true,
                shape.groups()));
        return Optional.of(steps);
    }

    /** dx = dy · weightsᵀ, folded. */
    Optional<List<DeviceStep>> data(ConvData op, DeviceMemory memory) {
        Conv forward = op.forward();
        ConvolutionShape shape = ConvolutionShape.of(forward);
        if (!fits(forward)) {
            return Optional.empty();
        }
        List<DeviceStep> steps = new ArrayList<>();
        Matrix weights = packed(shape, memory.floats(forward.w()), memory, steps);
        FloatArray dx = memory.floats(op.dx());
        boolean pointwise = shape.isPointwise();
        Matrix image = pointwise ? inputs(shape, dx) : matrix(shape, memory.scratch(size(shape)));
        steps.add(multiplication.product(
                new Product(shape.outputs(), shape.filter(), shape.out()),
                outputs(shape, memory.floats(op.dy())),
                weights.transposed(),
                image,
                false,
                shape.groups()));
        if (!pointwise) {
            steps.add(fold(shape, image.array(), dx));
        }
        return Optional.of(steps);
    }

    /** dw = (unfolded x)ᵀ · dy, and db = Σ dy. */
    Optional<List<DeviceStep>> weights(ConvWeights op, DeviceMemory memory) {
        Conv forward = op.forward();
        ConvolutionShape shape = ConvolutionShape.of(forward);
        if (!fits(forward)) {
            return Optional.empty();
        }
        List<DeviceStep> steps = new ArrayList<>();
        Matrix image = unfolded(shape, memory.floats(forward.x()), memory, steps);
        FloatArray dy = memory.floats(op.dy());
        Matrix packed = Matrix.of(memory.scratch(shape.weights()), shape.out(), shape.out() * shape.filter());
        steps.add(multiplication.product(
                new Product(shape.filter(), shape.out(), shape.outputs()),
                image.transposed(),
                outputs(shape, dy),
                packed,
                false,
                shape.groups()));
        steps.add(ConvolutionSteps.unpack(shape, packed.array(), memory.floats(op.dw()), 1));
        steps.addAll(
                SumSteps.columns(dy, shape.outputs(), shape.out() * shape.groups(), memory.floats(op.db()), memory));
        return Optional.of(steps);
    }

    /** Whether the unfolded image has few enough elements for an index. */
    private static boolean fits(Conv op) {
        ConvolutionShape shape = ConvolutionShape.of(op);
        long size = (long) shape.outputs() * shape.filter() * shape.groups();
        return ConvolutionShape.fits(op) && size <= Integer.MAX_VALUE - 128;
    }

    private static int size(ConvolutionShape shape) {
        return shape.outputs() * shape.filter() * shape.groups();
    }

    private static Matrix matrix(ConvolutionShape shape, FloatArray unfolded) {
        return Matrix.of(unfolded, shape.filter(), shape.outputs() * shape.filter());
    }

    /** Channels of the groups lie side by side. */
    private static Matrix outputs(ConvolutionShape shape, FloatArray y) {
        return Matrix.of(y, shape.out() * shape.groups(), shape.out());
    }

    private static Matrix inputs(ConvolutionShape shape, FloatArray x) {
        return Matrix.of(x, shape.in() * shape.groups(), shape.in());
    }

    private static Matrix packed(ConvolutionShape shape, FloatArray w, DeviceMemory memory, List<DeviceStep> steps) {
        FloatArray packed = memory.scratch(shape.weights());
        steps.add(ConvolutionSteps.pack(shape, w, packed, Convolutions.FORWARD));
        return Matrix.of(packed, shape.out(), shape.out() * shape.filter());
    }

    /** A window of one place without strides sees the image as it is. */
    private static Matrix unfolded(ConvolutionShape shape, FloatArray x, DeviceMemory memory, List<DeviceStep> steps) {
        if (shape.isPointwise()) {
            return inputs(shape, x);
        }
        FloatArray unfolded = memory.scratch(size(shape));
        steps.add(new GridStep(
                Grid.elements(size(shape)),
                (graph, id) -> graph.task(
                        id,
                        Unfolding::unfold,
                        new KernelContext(),
                        x,
                        unfolded,
                        size(shape),
                        shape.outputs() * shape.filter(),
                        shape.output(),
                        shape.input(),
                        shape.kernel(),
                        shape.strides(),
                        shape.pads(),
                        shape.in(),
                        shape.groups())));
        return matrix(shape, unfolded);
    }

    private static DeviceStep fold(ConvolutionShape shape, FloatArray unfolded, FloatArray dx) {
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
                        shape.outputs() * shape.filter(),
                        shape.output(),
                        shape.input(),
                        shape.kernel(),
                        shape.strides(),
                        shape.pads(),
                        shape.in(),
                        shape.groups()));
    }
}
