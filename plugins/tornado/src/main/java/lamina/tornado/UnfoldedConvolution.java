package lamina.tornado;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lamina.ops.Conv;
import lamina.ops.ConvData;
import lamina.ops.ConvWeights;
import uk.ac.manchester.tornado.api.types.arrays.FloatArray;
import uk.ac.manchester.tornado.api.types.arrays.ShortArray;

/**
 * Convolutions as matrix products of a library, one for each group, with the image unfolded into a matrix [places, terms]. Weights are
 * laid out as [terms, out].
 *
 * @param multiplication of the library
 */
record UnfoldedConvolution(BlasMultiplication multiplication) {

    /** y = unfolded x · weights + bias. */
    Optional<List<DeviceStep>> forward(Conv op, DeviceMemory memory) {
        if (!fits(op)) {
            return Optional.empty();
        }
        ConvolutionShape shape = ConvolutionShape.of(op);
        List<DeviceStep> steps = new ArrayList<>();
        Matrix<?> image = image(shape, memory.floats(op.x()), memory, steps);
        Matrix<?> weights = weights(shape, memory.floats(op.w()), memory, steps);
        FloatArray y = memory.floats(op.y());
        steps.add(SumSteps.spread(memory.floats(op.b()), y, op.y().shape().size(), shape.out() * shape.groups()));
        steps.add(multiplication.product(
                new Product(shape.outputs(), shape.out(), terms(shape)),
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
        if (!fits(forward)) {
            return Optional.empty();
        }
        ConvolutionShape shape = ConvolutionShape.of(forward);
        UnfoldingSteps unfolding = new UnfoldingSteps(shape);
        List<DeviceStep> steps = new ArrayList<>();
        Matrix<?> weights = weights(shape, memory.floats(forward.w()), memory, steps);
        Matrix<?> dy = gradient(shape, memory.floats(op.dy()), memory, steps);
        FloatArray dx = memory.floats(op.dx());
        boolean pointwise = shape.isPointwise();
        Matrix<FloatArray> image =
                pointwise ? inputs(shape, dx) : unfolding.image(memory.scratch((int) unfolding.size()));
        steps.add(multiplication.product(
                new Product(shape.outputs(), terms(shape), shape.out()),
                dy,
                weights.transposed(),
                image,
                false,
                shape.groups()));
        if (!pointwise) {
            steps.add(unfolding.fold(image.array(), dx));
        }
        return Optional.of(steps);
    }

    /** dw = (unfolded x)ᵀ · dy, and db = Σ dy. */
    Optional<List<DeviceStep>> weights(ConvWeights op, DeviceMemory memory) {
        Conv forward = op.forward();
        if (!fits(forward)) {
            return Optional.empty();
        }
        ConvolutionShape shape = ConvolutionShape.of(forward);
        UnfoldingSteps unfolding = new UnfoldingSteps(shape);
        List<DeviceStep> steps = new ArrayList<>();
        Matrix<?> image = image(shape, memory.floats(forward.x()), memory, steps);
        FloatArray dy = memory.floats(op.dy());
        Matrix<FloatArray> packed = unfolding.weights(memory.scratch(unfolding.weights()));
        steps.add(multiplication.product(
                new Product(terms(shape), shape.out(), shape.outputs()),
                image.transposed(),
                gradient(shape, dy, memory, steps),
                packed,
                false,
                shape.groups()));
        steps.add(unfolding.unpack(packed.array(), memory.floats(op.dw())));
        steps.addAll(
                SumSteps.columns(dy, shape.outputs(), shape.out() * shape.groups(), memory.floats(op.db()), memory));
        return Optional.of(steps);
    }

    /** Whether the unfolded image has few enough elements for an index. */
    private static boolean fits(Conv op) {
        return ConvolutionShape.fits(op)
                && new UnfoldingSteps(ConvolutionShape.of(op)).size() <= Integer.MAX_VALUE - 128;
    }

    /** Terms of a product's sums, or columns of its image. */
    private static int terms(ConvolutionShape shape) {
        return shape.isPointwise() ? shape.filter() : new UnfoldingSteps(shape).terms();
    }

    /** Channels of the groups lie side by side. */
    private static Matrix<FloatArray> outputs(ConvolutionShape shape, FloatArray y) {
        return Matrix.of(y, shape.out() * shape.groups(), shape.out());
    }

    private static Matrix<FloatArray> inputs(ConvolutionShape shape, FloatArray x) {
        return Matrix.of(x, shape.in() * shape.groups(), shape.in());
    }

    private Matrix<?> gradient(ConvolutionShape shape, FloatArray dy, DeviceMemory memory, List<DeviceStep> steps) {
        int size = shape.outputs() * shape.out() * shape.groups();
        return multiplication.factor(outputs(shape, dy), size, memory, steps);
    }

    private Matrix<?> weights(ConvolutionShape shape, FloatArray w, DeviceMemory memory, List<DeviceStep> steps) {
        UnfoldingSteps unfolding = new UnfoldingSteps(shape);
        FloatArray packed = memory.scratch(unfolding.weights());
        steps.add(unfolding.pack(w, packed));
        return multiplication.factor(unfolding.weights(packed), unfolding.weights(), memory, steps);
    }

    /** A window of one place without strides sees the image as it is. */
    private Matrix<?> image(ConvolutionShape shape, FloatArray x, DeviceMemory memory, List<DeviceStep> steps) {
        if (shape.isPointwise()) {
            int size = shape.inputs() * shape.in() * shape.groups();
            return multiplication.factor(inputs(shape, x), size, memory, steps);
        }
        UnfoldingSteps unfolding = new UnfoldingSteps(shape);
        if (multiplication.blas().factors() == Factors.BF16) {
            ShortArray unfolded = memory.halves((int) unfolding.size());
            steps.add(unfolding.unfold(x, unfolded));
            return unfolding.image(unfolded);
        }
        FloatArray unfolded = memory.scratch((int) unfolding.size());
        steps.add(unfolding.unfold(x, unfolded));
        return unfolding.image(unfolded);
    }
}
